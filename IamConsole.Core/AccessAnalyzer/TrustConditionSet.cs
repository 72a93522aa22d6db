using IamConsole.Core.Arns;
using IamConsole.Core.PolicyLanguage;

namespace IamConsole.Core.AccessAnalyzer;

/// <summary>The conditions that access from outside depends on, collected from an Allow and from the exceptions of Denies.</summary>
internal sealed class TrustConditionSet(AccountId account)
{
    private const string PrincipalAccount = "aws:PrincipalAccount";
    private const string PrincipalArn = "aws:PrincipalArn";

    // What makes access for everyone no longer public (IAM User Guide, IAM Access Analyzer filter keys: public access).
    private static readonly string[] NarrowingKeys =
    [
        PrincipalAccount, PrincipalArn, "aws:PrincipalOrgID", "aws:PrincipalOrgPaths", "aws:SourceAccount", "aws:SourceArn", "aws:SourceIp", "aws:SourceVpc", "aws:SourceVpce", "aws:userid",
    ];

    private static readonly string[] Everything = ["*", "0.0.0.0/0", "::/0"];

    private readonly SortedDictionary<string, List<string>> _texts = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether somebody is meant, of all that the principal stands for.</summary>
    public bool NarrowsDown { get; private set; }

    /// <summary>By key, each with its values separated by commas.</summary>
    public IReadOnlyDictionary<string, string> Texts => _texts.ToDictionary(condition => condition.Key, condition => string.Join(',', condition.Value.Distinct()));

    /// <summary>Adds the conditions of an Allow.</summary>
    /// <returns>Whether anybody outside the account can meet them.</returns>
    public bool AddAllowed(IEnumerable<PolicyCondition> conditions) => conditions.Aggregate(true, (possible, condition) => Add(condition, isException: false) && possible);

    /// <summary>Adds the only condition of a Deny: who fails it is spared.</summary>
    /// <returns>Whether anybody outside the account can.</returns>
    public bool AddException(PolicyCondition condition) => Add(condition, isException: true);

    private bool Add(PolicyCondition condition, bool isException)
    {
        if (!ConditionOperator.TryParse(condition.Operator, out var parsed))
        {
            return true;
        }

        var values = condition.Values.Select(value => value.Value).ToList();
        if (parsed.Family is ConditionFamily.Bool or ConditionFamily.Null && values is [var flag])
        {
            var holds = flag.Equals("true", StringComparison.OrdinalIgnoreCase) != isException;
            Describe(condition.Key, parsed.Family is ConditionFamily.Bool ? (holds ? "true" : "false") : holds ? "absent" : "present");
            return true;
        }

        var isNegated = parsed.IsNegated != isException;
        if (isException && (isNegated || parsed.Quantifier is not ConditionQuantifier.None))
        {
            return true;
        }

        Describe(condition.Key, [.. values.Select(value => isNegated ? $"not {value}" : value)]);
        if (isNegated || (!isException && parsed.IfExists) || parsed.Quantifier is ConditionQuantifier.ForAllValues || parsed.Comparison is not (ConditionComparison.Equal or ConditionComparison.EqualIgnoreCase or ConditionComparison.Like))
        {
            return true;
        }

        NarrowsDown |= NarrowingKeys.Contains(condition.Key, StringComparer.OrdinalIgnoreCase) && !values.Exists(Everything.Contains);
        return !values.TrueForAll(value => IsOwn(condition.Key, value));
    }

    private void Describe(string key, params IReadOnlyList<string> values)
    {
        if (!_texts.TryGetValue(key, out var known))
        {
            _texts.Add(key, known = []);
        }

        known.AddRange(values);
    }

    private bool IsOwn(string key, string value) =>
        (key.Equals(PrincipalAccount, StringComparison.OrdinalIgnoreCase) && value == account.ToString())
        || (key.Equals(PrincipalArn, StringComparison.OrdinalIgnoreCase) && Arn.TryParse(value, out var arn) && arn.Account == account.ToString());
}
