"""Wordings by domain and kind. The last wording of every list is held out of training (split `paraphrases`).

{P} is the subject, {Q} another entity, {n} the noun; {a} {d} {k} {b} {t} are numbers, {T} a multiple in words, {c} a
container. Sentences begin with {P} so that `Earlier,` or `Later,` can stand before them.
"""

FACTS = {
    "items": {
        "plain": ["{P} has {a} {n}.", "{P} owns {a} {n}.", "{P} starts with {a} {n}.", "{P} keeps {a} {n} at home.", "{P} has {a} {n} at home."],
        "boxes": ["{P} has {b} {c} of {k} {n}.", "{P} has {b} {c} with {k} {n} in each.", "{P} fills {b} {c} with {k} {n} each.",
                  "{P} owns {b} {c}, each with {k} {n}."],
        "rate": ["{P} collects {k} {n} a day for {b} days.", "{P} gets {k} {n} every day for {b} days.", "For {b} days {P} gets {k} {n} a day.",
                 "{P} collects {k} {n} on each of {b} days."],
        "more": ["{P} has {d} more {n} than {Q}.", "{P} owns {d} {n} more than {Q}.", "{P} has as many {n} as {Q} and {d} more.",
                 "{P} has {d} more than the {n} of {Q}."],
        "fewer": ["{P} has {d} fewer {n} than {Q}.", "{P} owns {d} {n} less than {Q}.", "{P} would need {d} more {n} to have as many as {Q}.",
                  "{P} has as many {n} as {Q} but {d} fewer."],
        "inverse_more": ["{Q} has {d} more {n} than {P}.", "{Q} owns {d} {n} more than {P}.", "{Q} has {d} more than the {n} of {P}."],
        "inverse_fewer": ["{Q} has {d} fewer {n} than {P}.", "{Q} owns {d} {n} less than {P}.", "{Q} has as many {n} as {P} but {d} fewer."],
        "times": ["{P} has {T} as many {n} as {Q}.", "{P} owns {T} the {n} of {Q}.", "{P} has {T} the number of {n} of {Q}."],
        "half": ["{P} has half as many {n} as {Q}.", "{P} owns half the {n} of {Q}.", "{P} has half the number of {n} of {Q}."],
        "inverse_times": ["{Q} has {T} as many {n} as {P}.", "{Q} owns {T} the {n} of {P}.", "{Q} has {T} the number of {n} of {P}."],
        "times_more": ["{P} has {d} more than {T} as many {n} as {Q}.", "{P} owns {d} {n} more than {T} the {n} of {Q}.",
                       "{P} has {T} as many {n} as {Q} and {d} more."],
        "times_fewer": ["{P} has {d} fewer than {T} as many {n} as {Q}.", "{P} owns {d} {n} less than {T} the {n} of {Q}.",
                        "{P} has {T} as many {n} as {Q} but {d} fewer."],
    },
    "ages": {
        "plain": ["{P} is {a} years old.", "{P} is {a} years of age.", "{P} is {a}."],
        "more": ["{P} is {d} years older than {Q}.", "{P} was born {d} years before {Q}.", "{P} is older than {Q} by {d} years."],
        "fewer": ["{P} is {d} years younger than {Q}.", "{P} was born {d} years after {Q}.", "{P} is younger than {Q} by {d} years."],
        "inverse_more": ["{Q} is {d} years older than {P}.", "{Q} was born {d} years before {P}.", "{Q} is older than {P} by {d} years."],
        "inverse_fewer": ["{Q} is {d} years younger than {P}.", "{Q} was born {d} years after {P}.", "{Q} is younger than {P} by {d} years."],
        "times": ["{P} is {T} as old as {Q}.", "{P} is {T} the age of {Q}.", "{P} has {T} the age of {Q}."],
        "half": ["{P} is half as old as {Q}.", "{P} is half the age of {Q}.", "{P} has half the age of {Q}."],
        "inverse_times": ["{Q} is {T} as old as {P}.", "{Q} is {T} the age of {P}.", "{Q} has {T} the age of {P}."],
        "times_more": ["{P} is {d} years older than {T} the age of {Q}.", "{P} is {d} years more than {T} as old as {Q}.",
                       "{P} is {T} as old as {Q} and {d} years more."],
        "times_fewer": ["{P} is {d} years younger than {T} the age of {Q}.", "{P} is {d} years less than {T} as old as {Q}.",
                        "{P} is {T} as old as {Q} but {d} years less."],
    },
    "miles": {
        "plain": ["{P} walks {a} miles.", "{P} runs {a} miles.", "{P} does {a} miles."],
        "rate": ["{P} rides {k} miles an hour for {b} hours.", "{P} walks {k} miles a day for {b} days.", "For {b} days {P} runs {k} miles a day.",
                 "{P} runs {k} miles on each of {b} days."],
        "more": ["{P} walks {d} miles more than {Q}.", "{P} goes {d} miles farther than {Q}.", "{P} goes as far as {Q} and {d} miles more."],
        "fewer": ["{P} walks {d} miles less than {Q}.", "{P} stops {d} miles before {Q} does.", "{P} goes as far as {Q} but {d} miles less."],
        "inverse_more": ["{Q} walks {d} miles more than {P}.", "{Q} goes {d} miles farther than {P}.", "{Q} goes as far as {P} and {d} miles more."],
        "inverse_fewer": ["{Q} walks {d} miles less than {P}.", "{Q} stops {d} miles before {P} does.", "{Q} goes as far as {P} but {d} miles less."],
        "times": ["{P} walks {T} as far as {Q}.", "{P} goes {T} the way of {Q}.", "{P} does {T} the miles of {Q}."],
        "half": ["{P} walks half as far as {Q}.", "{P} goes half the way of {Q}.", "{P} does half the miles of {Q}."],
        "inverse_times": ["{Q} walks {T} as far as {P}.", "{Q} goes {T} the way of {P}.", "{Q} does {T} the miles of {P}."],
        "times_more": ["{P} walks {d} miles more than {T} as far as {Q}.", "{P} goes {d} miles more than {T} the way of {Q}.",
                       "{P} walks {T} as far as {Q} and {d} miles more."],
    },
    "prices": {
        "plain": ["{P} costs {a} dollars.", "{P} is sold for {a} dollars.", "{P} is {a} dollars."],
        "more": ["{P} costs {d} dollars more than {Q}.", "{P} is {d} dollars dearer than {Q}.", "{P} costs as much as {Q} and {d} dollars more."],
        "fewer": ["{P} costs {d} dollars less than {Q}.", "{P} is {d} dollars cheaper than {Q}.", "{P} costs as much as {Q} but {d} dollars less."],
        "inverse_more": ["{Q} costs {d} dollars more than {P}.", "{Q} is {d} dollars dearer than {P}.", "{Q} costs as much as {P} and {d} dollars more."],
        "inverse_fewer": ["{Q} costs {d} dollars less than {P}.", "{Q} is {d} dollars cheaper than {P}.", "{Q} costs as much as {P} but {d} dollars less."],
        "times": ["{P} costs {T} as much as {Q}.", "{P} is {T} the price of {Q}.", "The price of {P} is {T} the price of {Q}."],
        "half": ["{P} costs half as much as {Q}.", "{P} is half the price of {Q}.", "The price of {P} is half the price of {Q}."],
        "times_more": ["{P} costs {d} dollars more than {T} as much as {Q}.", "{P} is {d} dollars more than {T} the price of {Q}.",
                       "{P} costs {T} as much as {Q} and {d} dollars more."],
        "times_fewer": ["{P} costs {d} dollars less than {T} as much as {Q}.", "{P} is {d} dollars less than {T} the price of {Q}.",
                        "{P} costs {T} as much as {Q} but {d} dollars less."],
    },
    "sides": {
        "plain": ["{P} is {a} meters.", "{P} measures {a} meters.", "{P} has {a} meters."],
        "more": ["{P} is {d} meters more than {Q}.", "{P} is {d} meters longer than {Q}.", "{P} is as long as {Q} and {d} meters more."],
        "fewer": ["{P} is {d} meters less than {Q}.", "{P} is {d} meters shorter than {Q}.", "{P} is as long as {Q} but {d} meters less."],
        "inverse_more": ["{Q} is {d} meters more than {P}.", "{Q} is {d} meters longer than {P}.", "{Q} is as long as {P} and {d} meters more."],
        "inverse_fewer": ["{Q} is {d} meters less than {P}.", "{Q} is {d} meters shorter than {P}.", "{Q} is as long as {P} but {d} meters less."],
        "times": ["{P} is {T} as long as {Q}.", "{P} is {T} {Q}.", "{P} has {T} the meters of {Q}."],
        "half": ["{P} is half as long as {Q}.", "{P} is half of {Q}.", "{P} has half the meters of {Q}."],
        "times_more": ["{P} is {d} meters more than {T} {Q}.", "{P} is {d} meters longer than {T} {Q}.", "{P} is {T} {Q} and {d} meters more."],
    },
}
FACTS["dollars"] = {kind: FACTS["items"][kind] for kind in
                    ("plain", "more", "fewer", "inverse_more", "inverse_fewer", "times", "half", "inverse_times")}
FACTS["dollars"]["rate"] = ["{P} earns {k} dollars an hour and works {b} hours.", "{P} works {b} hours for {k} dollars an hour.",
                            "For {b} hours {P} earns {k} dollars an hour.", "{P} earns {k} dollars in each of {b} hours."]

EVENTS = {
    "items": {
        "gain": ["{P} buys {k} more {n}.", "{P} finds {k} {n}.", "{P} gets {k} {n} from a friend.", "{P} wins {k} {n}.", "{P} finds {k} more {n}."],
        "lose": ["{P} loses {k} {n}.", "{P} sells {k} {n}.", "{P} gives {k} {n} to a friend.", "{P} throws away {k} {n}.", "{P} gives away {k} {n}."],
        "gain_boxes": ["{P} buys {b} {c} of {k} {n}.", "{P} finds {b} {c} with {k} {n} in each.", "{P} gets {k} {n} from each of {b} friends.",
                       "{P} gets {b} more {c} of {k} {n}."],
        "lose_boxes": ["{P} gives {k} {n} to each of {b} friends.", "{P} sells {b} {c} of {k} {n}.", "{P} loses {k} {n} a day for {b} days.",
                       "{P} throws away {b} {c} of {k} {n}."],
        "multiply": ["{P} works until there are {T} as many {n}.", "{P} now gets {T} as many {n} as before.", "{P} works until {P} has {T} as many {n}."],
        "halve": ["{P} gives half of the {n} away.", "{P} loses half of the {n}.", "{P} sells half of the {n}."],
        "part": ["{P} sells {F} of the {n}.", "{P} gives {F} of the {n} to a friend.", "{P} loses {F} of the {n}."],
        "percent": ["{P} loses {r} percent of the {n}.", "{P} sells {r} percent of the {n}.", "{P} gives {r} percent of the {n} away."],
        "give": ["{P} gives {k} {n} to {Q}.", "{P} sells {k} {n} to {Q}.", "{P} hands {k} {n} to {Q}.", "{P} gives {Q} {k} {n}."],
        "match": ["{P} finds as many {n} as {Q} has.", "{P} buys as many {n} as {Q} has now.", "{P} gets as many {n} as {Q} has."],
    },
    "dollars": {
        "gain": ["{P} earns {k} dollars.", "{P} finds {k} dollars.", "{P} gets {k} dollars from a friend.", "{P} wins {k} dollars.", "{P} gets {k} more dollars."],
        "lose": ["{P} spends {k} dollars.", "{P} loses {k} dollars.", "{P} gives {k} dollars to a friend.", "{P} pays {k} dollars."],
        "gain_boxes": ["{P} sells {b} {i} for {k} dollars each.", "{P} works {b} hours for {k} dollars an hour.", "{P} gets {k} dollars from each of {b} friends.",
                       "{P} earns {k} dollars a day for {b} days."],
        "lose_boxes": ["{P} buys {b} {i} for {k} dollars each.", "{P} gives {k} dollars to each of {b} friends.", "{P} spends {k} dollars a day for {b} days.",
                       "{P} pays {k} dollars for each of {b} {i}."],
        "multiply": ["{P} works until there are {T} as many dollars.", "{P} now gets {T} as many dollars as before.", "{P} works until {P} has {T} as many dollars."],
        "halve": ["{P} gives half of the dollars away.", "{P} spends half of the dollars.", "{P} loses half of the dollars."],
        "part": ["{P} spends {F} of the dollars.", "{P} gives {F} of the dollars to a friend.", "{P} loses {F} of the dollars."],
        "percent": ["{P} loses {r} percent of the dollars.", "{P} spends {r} percent of the dollars.", "{P} gives {r} percent of the dollars away."],
        "give": ["{P} gives {k} dollars to {Q}.", "{P} pays {k} dollars to {Q}.", "{P} hands {k} dollars to {Q}.", "{P} gives {Q} {k} dollars."],
        "match": ["{P} finds as many dollars as {Q} has.", "{P} earns as many dollars as {Q} has now.", "{P} gets as many dollars as {Q} has."],
    },
}

QUESTIONS = {
    "items": {
        "count": ["How many {n} does {P} have now?", "What is the number of {n} that {P} has?", "Find the number of {n} of {P}."],
        "total": ["How many {n} do {P} and {Q} have together?", "What is the number of {n} of {P} and {Q} together?", "How many {n} do {P} and {Q} have in all?"],
        "difference": ["How many more {n} does {P} have than {Q}?", "By how many {n} is {P} ahead of {Q}?", "How many {n} does {Q} need to have as many as {P}?"],
        "pack": ["{P} packs the {n} in {c} of {k}. How many {c} are there?", "How many {c} of {k} {n} can {P} fill?", "{P} packs {k} {n} in each of the {c}. How many {c} are there?"],
        "sell": ["{P} sells all the {n} for {k} dollars each. How many dollars does {p} get?", "How many dollars does {P} get for the {n} at {k} dollars each?",
                 "How many dollars does {P} get when all the {n} are sold for {k} dollars each?"],
        "share": ["{P} shares the {n} with {b} friends, who get all of them. How many does each friend get?", "{b} friends get all the {n} of {P} in equal parts. How many does each get?",
                  "How many {n} does each of {b} friends get when {P} shares them all?"],
        "need": ["How many {n} does {P} need to have {k}?", "{P} wants {k} {n}. How many more are needed?", "How many {n} are needed until {P} has {k}?"],
    },
    "ages": {
        "count": ["How old is {P}?", "What is the age of {P}?", "Find the age of {P}."],
        "total": ["How old are {P} and {Q} together?", "What is the age of {P} and {Q} together?", "How old are {P} and {Q} in all?"],
        "difference": ["How many years older is {P} than {Q}?", "By how many years is {P} older than {Q}?", "How many years before {Q} was {P} born?"],
        "future": ["How old will {P} be in {k} years?", "What will be the age of {P} after {k} years?", "Find the age of {P} in {k} years."],
        "past": ["How old was {P} {k} years ago?", "What was the age of {P} {k} years before?", "Find the age of {P} {k} years ago."],
    },
    "miles": {
        "count": ["How many miles does {P} walk?", "How far does {P} go?", "Find the number of miles of {P}."],
        "total": ["How many miles do {P} and {Q} walk together?", "How far do {P} and {Q} go in all?", "What is the number of miles of {P} and {Q} together?"],
        "difference": ["How many more miles does {P} walk than {Q}?", "By how many miles is {P} ahead of {Q}?", "How much farther than {Q} does {P} go?"],
        "need": ["The way is {k} miles. How many miles are left for {P}?", "{P} wants to walk {k} miles. How many are left?", "How many miles are left for {P} when the way is {k} miles?"],
        "back": ["{P} then walks the same way back. How many miles is that in all?", "How far does {P} go when {p} also goes the same way back?",
                 "{P} goes the same way back. How far is that in all?"],
    },
    "sides": {
        "perimeter": ["How long is a fence around it?", "What is the perimeter?", "Find the length of a fence all around."],
        "area": ["What is the area in square meters?", "How many square meters is it?", "Find the number of square meters."],
        "fence_cost": ["A fence around it costs {k} dollars a meter. How many dollars is that?", "How many dollars does a fence around it cost at {k} dollars a meter?",
                       "Find the dollars for a fence all around at {k} dollars a meter."],
        "gate": ["A fence goes around it, but for a gate of {k} meters. How long is the fence?", "How long is a fence around it when {k} meters are left for a gate?",
                 "Find the length of a fence all around but for a gate of {k} meters."],
    },
    "prices": {
        "bill": ["{W} buys {b} {P_many} and {k} {Q_many}. How many dollars is that?", "How many dollars does {W} pay for {b} {P_many} and {k} {Q_many}?",
                 "Find the price of {b} {P_many} and {k} {Q_many} for {W}."],
        "change": ["{W} buys {b} {P_many} and {k} {Q_many} and pays with {m} dollars. How many dollars does {W} get back?",
                   "{W} has {m} dollars and buys {b} {P_many} and {k} {Q_many}. How many dollars are left?",
                   "How many dollars of {m} are left when {W} buys {b} {P_many} and {k} {Q_many}?"],
        "single_bill": ["{W} buys {b} {P_many}. How many dollars is that?", "How many dollars does {W} pay for {b} {P_many}?", "Find the price of {b} {P_many} for {W}."],
        "single_change": ["{W} buys {b} {P_many} and pays with {m} dollars. How many dollars does {W} get back?",
                          "{W} has {m} dollars and buys {b} {P_many}. How many dollars are left?", "How many dollars of {m} are left when {W} buys {b} {P_many}?"],
        "afford": ["{W} has {m} dollars. How many {P_many} can {W} buy?", "How many {P_many} can {W} buy with {m} dollars?", "Find how many {P_many} {W} gets for {m} dollars."],
    },
}
QUESTIONS["dollars"] = {kind: QUESTIONS["items"][kind] for kind in ("count", "total", "difference", "need", "share")}
QUESTIONS["dollars"]["buy"] = ["How many {i} at {k} dollars each can {P} buy?", "{P} buys {i} for {k} dollars each with all the dollars. How many {i} is that?",
                               "Find how many {i} {P} gets at {k} dollars each."]

DISTRACTORS = ["{P} is {a} years old.", "{P} has {a} {o} too.", "{P} lives {a} miles from here.", "{P} has {a} friends.", "{P} walks {a} miles to school.",
               "There are {a} {o} on the table."]
