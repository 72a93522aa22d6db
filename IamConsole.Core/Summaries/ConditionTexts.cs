using IamConsole.Core.PolicyLanguage;

namespace IamConsole.Core.Summaries;

/// <summary>Conditions as the summary writes them.</summary>
internal static class ConditionTexts
{
    private const string Separator = " | ";

    /// <summary>
    /// <c>s3:x-amz-acl = public-read</c> for a plain comparison with one value, otherwise
    /// <c>aws:SourceIp | IP address | 203.0.113.0/24</c>; several values are joined by commas.
    /// </summary>
    public static string Of(PolicyCondition condition)
    {
        var values = string.Join(", ", condition.Values.Select(value => value.Value));
        return condition.Operator is "StringEquals" or "Bool" or "NumericEquals" or "DateEquals" or "ArnEquals" or "BinaryEquals" && condition.Values.Count == 1
            ? $"{condition.Key} = {values}"
            : string.Join(Separator, condition.Key, Words(condition.Operator), values);
    }

    /// <summary>"None", the only condition, or "Multiple".</summary>
    public static string Of(IReadOnlyList<string> conditions) => conditions.Count switch
    {
        0 => SummaryTexts.None,
        1 => conditions[0],
        _ => SummaryTexts.Multiple,
    };

    /// <summary><c>ForAnyValue:StringNotLikeIfExists</c> as "for any value string not like if exists".</summary>
    internal static string Words(string operatorName)
    {
        var words = new List<string>();
        var start = 0;
        for (var i = 1; i <= operatorName.Length; i++)
        {
            if (i == operatorName.Length || char.IsUpper(operatorName[i]) || operatorName[i - 1] == ':')
            {
                words.Add(operatorName[start..i].TrimEnd(':') switch
                {
                    "Ip" => "IP",
                    "Arn" => "ARN",
                    var word => word.ToLowerInvariant(),
                });
                start = i;
            }
        }

        return string.Join(' ', words);
    }
}
