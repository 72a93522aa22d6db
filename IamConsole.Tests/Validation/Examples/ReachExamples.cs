using IamConsole.Core.PolicyLanguage;
using static IamConsole.Tests.Validation.IssueExample;

namespace IamConsole.Tests.Validation.Examples;

/// <summary>Allows that reach iam:PassRole or iam:CreateServiceLinkedRole too far.</summary>
internal static class ReachExamples
{
    private const string Open = "'Resource':'*'";
    private const string Narrow = "'Resource':'arn:aws:iam::*:role/app-*'";
    private const string Except = "'NotResource':'arn:aws:iam::123456789012:role/x'";

    public static IEnumerable<IssueExample> All { get; } =
    [
        Allow("PASS_ROLE_WITH_STAR_IN_RESOURCE", "'Action':'iam:PassRole'," + Open, "'Action':'iam:PassRole'," + Narrow),
        Allow("PASS_ROLE_WITH_STAR_IN_RESOURCE", "'Action':'iam:PassRole','Resource':'arn:aws:iam::*:role/*'", "'Action':'iam:PassRole'," + Open + ",'Condition':{'StringEquals':{'iam:PassedToService':'ec2.amazonaws.com'}}"),
        Allow("PASS_ROLE_WITH_STAR_IN_ACTION_AND_RESOURCE", "'Action':'iam:Pass*'," + Open, "'Action':'iam:Pass*'," + Narrow),
        Allow("PASS_ROLE_WITH_STAR_IN_RESOURCE_AND_NOT_ACTION", "'NotAction':'iam:C*'," + Open, "'NotAction':'iam:*'," + Open),
        Allow("PASS_ROLE_WITH_NOT_RESOURCE", "'Action':'iam:PassRole'," + Except, "'Action':'iam:GetRole'," + Except),
        Allow("PASS_ROLE_WITH_STAR_IN_ACTION_AND_NOT_RESOURCE", "'Action':'iam:Pass*'," + Except, "'Action':'iam:PassRole'," + Except),
        Allow("PASS_ROLE_WITH_NOT_ACTION_AND_NOT_RESOURCE", "'NotAction':'iam:C*'," + Except, "'NotAction':'iam:PassRole'," + Except),
        Allow("CREATE_SLR_WITH_STAR_IN_RESOURCE", "'Action':'iam:CreateServiceLinkedRole'," + Open, "'Action':'iam:CreateServiceLinkedRole','Resource':'arn:aws:iam::*:role/aws-service-role/ecs.amazonaws.com/*'"),
        Allow("CREATE_SLR_WITH_STAR_IN_ACTION_AND_RESOURCE", "'Action':'iam:CreateService*'," + Open, "'Action':'iam:CreateUser'," + Open),
        Allow("CREATE_SLR_WITH_STAR_IN_RESOURCE_AND_NOT_ACTION", "'NotAction':'iam:P*'," + Open, "'NotAction':'iam:*'," + Open),
        Allow("CREATE_SLR_WITH_NOT_RESOURCE", "'Action':'iam:CreateServiceLinkedRole'," + Except, "'Action':'iam:CreateRole'," + Except),
        Allow("CREATE_SLR_WITH_STAR_IN_ACTION_AND_NOT_RESOURCE", "'Action':'iam:CreateService*'," + Except, "'Action':'iam:CreateServiceLinkedRole'," + Except),
        Allow("CREATE_SLR_WITH_NOT_ACTION_AND_NOT_RESOURCE", "'NotAction':'iam:P*'," + Except, "'NotAction':'iam:Create*'," + Except),
    ];
}
