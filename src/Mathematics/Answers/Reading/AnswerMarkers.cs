namespace Verify.Mathematics.Answers.Reading;

/// <summary>The words that announce an answer, by language; each is what a regular expression for it says, without its spaces.</summary>
internal static class AnswerMarkers
{
    /// <summary>English: what stands between "answer" and what it is.</summary>
    public const string English =
        @"\bans(?:wers?)?(?:[\])_*`]|</?b>){0,4}(?:\s(?:to|for|of)\s[^.\n:=]{1,60}?)?\s{0,3}"
        + @"(?:(?:\bis\b|\bare\b|\b(?:would|should|must|will|has\sto|can\sonly)\sbe\b|\bcomes\s(?:out\s)?to\b"
        + @"|\bbecomes\b|[:：=➜→]|[-=]+>|[-–—]\s)"
        + @"(?!\s{0,2}(?:correct|right|wrong|incorrect|unknown)\b))"
        + @"|\bcorrect\s(?:option|choice)\sis\b"
        + @"|\b(?:final\s)?result\s{0,2}(?:\bis\b|[:=])";

    /// <summary>Other languages: Chinese, Spanish, French, Portuguese, German, Russian, Hindi, Arabic, Japanese, Korean and a few
    /// more.</summary>
    public const string Others =
        @"(?:正确|最终|故|的)?答案(?:应?该?[为是]|选择?|\s?[:：])|故选择?|答\s?[:：]|结果[为是]"
        + @"|\brespuesta(?:\s(?:final|correcta)){0,2}(?:\ses\b|\s?[:：])|\bresultado\ses\b"
        + @"|\br[ée]ponse(?:\s(?:finale|correcte)){0,2}(?:\sest\b|\s?[:：])|\br[ée]sultat\sest\b"
        + @"|\bresposta(?:\s(?:final|correta|certa)){0,2}(?:\sé|\s?[:：])|\bresultado\sé"
        + @"|\bantwort(?:\s(?:ist|lautet)\b|\s?[:：])|\bergebnis\s(?:ist|lautet)\b|\blösung\s(?:ist|lautet)\b"
        + @"|\bответ(?:\s(?:равен|это)|\s?[:：—–-]\s)|\bответом\sявляется"
        + @"|(?:उत्तर|जवाब)(?:\s?[:：]|\sहै\s?[:：]?|\s(?=[०-९0-9$\\(-]))"
        + @"|(?:الجواب|الإجابة|الاجابة|الناتج)(?:\s(?:النهائي|النهائية|الصحيح|الصحيحة)){0,2}(?:\s(?:هو|هي)|\s?[:：])"
        + @"|(?:答え|正解|解答|正答)(?:は|\s?[:：])"
        + @"|(?:정답|답|해답)(?:은|는|\s?[:：])"
        + @"|\bodpowiedź(?:\s(?:to|brzmi)\b|\s?[:：])|\bantwoord(?:\sis\b|\s?[:：])|\brisposta(?:\sè|\s?[:：])"
        + @"|উত্তর(?:\sহল|\s?[:：])|\bđáp\sán(?:\slà\b|\s?[:：])|\bcevap(?:\s?[:：])|คำตอบ(?:คือ|\s?[:：])";

    /// <summary>Signs that need no words.</summary>
    public const string Signs = @"####\s?[:：]?|<(?:final[_ ]?|the[_ ]?)?(?:answer|solution)>|^A\s?[:：](?=\s|\d)";

    /// <summary>A line that says nothing but "Answer", as a heading.</summary>
    public const string Heading = @"^\W{0,6}(?:final\s)?answer\W{0,4}$";
}
