namespace IamConsole.Core.Summaries;

/// <summary>AWS's words in policy summaries (IAM User Guide, Understanding permissions granted by a policy).</summary>
public static class SummaryTexts
{
    public const string Unavailable = "A summary for this policy cannot be generated. You can still view or edit the JSON policy document.";
    public const string GrantsNothing = "This policy does not grant any permissions. To grant access, policies must have an action that has an applicable resource or condition.";
    public const string GrantsPartly = "This policy defines some actions, resources, or conditions that do not provide permissions. To grant access, policies must have an action that has an applicable resource or condition.";

    public const string FullAccess = "Full access";
    public const string None = "None";
    public const string Multiple = "Multiple";
    public const string AllResources = "All resources";
    public const string AllRegions = "All regions";
    public const string AllAccounts = "All accounts";
    public const string ThisAccount = "This account";

    public const string NoActionsDefined = "No actions are defined.";
    public const string NoResourcesDefined = "No resources are defined.";
    public const string ActionsWithoutResource = "One or more actions do not have an applicable resource.";
    public const string ResourcesWithoutAction = "One or more resources do not have an applicable action.";
    public const string ActionsWithoutCondition = "One or more actions do not have an applicable condition.";
    public const string ConditionsWithoutAction = "One or more conditions do not have an applicable action.";

    /// <summary>Ours: AWS's summaries do not know boundaries.</summary>
    public const string OutsideBoundary = "The permissions boundary leaves no room for this action.";

    public const string NeedsWildcardResource = "This action does not support resource-level permissions. This requires a wildcard (*) for the resource.";
    public const string ActionWithoutResource = "This action does not have an applicable resource.";
    public const string ActionWithoutCondition = "This action does not have an applicable condition.";
    public const string ActionWithoutBoth = "This action does not have an applicable resource and condition.";
}
