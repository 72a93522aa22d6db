using IamConsole.Core.Operations;
using IamConsole.Core.SecurityTokens.Shapes;

namespace IamConsole.Core.SecurityTokens;

/// <summary>A privileged root session in a member of an organization; no account is in one here.</summary>
public sealed record AssumeRoot(string TargetPrincipal, PolicyDescriptorType TaskPolicyArn) : UnavailableOperation
{
    public int? DurationSeconds { get; init; }

    internal override string Service => "sts";

    protected override IamError Refusal => new("AccessDenied", "Root sessions are not enabled: the account is in no organization that manages root access centrally.");

    protected override string ResourceArn(OperationContext context) => TargetPrincipal.Contains(':', StringComparison.Ordinal) ? TargetPrincipal : $"arn:aws:iam::{TargetPrincipal}:root";
}
