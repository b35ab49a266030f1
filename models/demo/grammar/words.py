"""Word lists. Every word occurs in training; only wordings, numbers and combinations are held out."""

FEMALE = "Ann Beth Cara Dora Emma Fay Kate Lucy Mia Nora".split()
MALE = "Adam Ben Carl Dan Eric Finn Hugo Leo Max Paul".split()

ITEMS = ("apples pears plums shells stamps coins cards marbles beads pens books stickers buttons cookies eggs nuts roses "
         "stones candles ribbons keys toys balls cups photos tiles bricks lemons peaches onions magnets badges rings dolls "
         "kites muffins").split()

BOXES = "boxes bags packs baskets jars crates".split()

GOODS = "pen book cup toy ball cake lamp hat scarf kite ring doll plant ticket shirt mug".split()

RECTANGLES = "garden field room yard park hall".split()

NUMBER_WORDS = {2: "twice", 3: "three times", 4: "four times"}
