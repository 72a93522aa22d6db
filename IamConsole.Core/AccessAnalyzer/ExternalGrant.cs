namespace IamConsole.Core.AccessAnalyzer;

/// <summary>Access that a policy gives to an entity outside the zone of trust, which is the account.</summary>
/// <param name="PrincipalType">AWS's kind of principal: AWS or Federated.</param>
/// <param name="Principal">An account's id, an ARN, a provider, or <c>*</c> for everyone.</param>
/// <param name="Condition">The condition keys that it depends on, by name, each with its values separated by commas.</param>
/// <param name="Actions">By name.</param>
/// <param name="IsPublic">Whether everyone has it and no condition narrows that down.</param>
public sealed record ExternalGrant(string PrincipalType, string Principal, IReadOnlyDictionary<string, string> Condition, IReadOnlyList<string> Actions, bool IsPublic)
{
    /// <summary>What tells it from other access to the same resource.</summary>
    internal string Subject => $"{PrincipalType} {Principal} {AnalyzerJson.Write(Condition)}{(IsPublic ? " public" : "")}";
}
