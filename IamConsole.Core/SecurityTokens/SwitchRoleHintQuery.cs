using IamConsole.Core.Authentication;
using IamConsole.Core.Authorization;
using IamConsole.Core.Operations;
using IamConsole.Core.PolicyLanguage;

namespace IamConsole.Core.SecurityTokens;

/// <summary>What the caller's switch to a role lacks: an external id, which the console cannot give, or MFA. Told to nobody whom the role would not let in with it.</summary>
public sealed record SwitchRoleHintQuery(string RoleArn) : ConsoleQuery<SwitchRoleHint>
{
    private const string ExternalId = "sts:ExternalId";

    protected internal override bool IsRecorded => false;

    protected internal override IEnumerable<ActionRequest> Requires(QueryContext context) => [];

    protected internal override async Task<IamResult<SwitchRoleHint>> ExecuteAsync(QueryContext context, CancellationToken cancellationToken)
    {
        if (await context.Db.FindAssumableRoleAsync(RoleArn, cancellationToken) is not { } role || context.Caller.UserName is not { } name)
        {
            return new SwitchRoleHint(false, false);
        }

        var plain = new RoleSessionTarget(role, RoleArn, false, null).Action("sts:AssumeRole").With("sts:RoleSessionName", name);
        if (await context.IsAllowedAsync(WithMfa(plain), cancellationToken))
        {
            return new SwitchRoleHint(false, NeedsMfa: true);
        }

        foreach (var externalId in ExternalIdsOf(role.TrustPolicy))
        {
            var complete = plain.With(ExternalId, externalId);
            if (await context.IsAllowedAsync(complete, cancellationToken) || await context.IsAllowedAsync(WithMfa(complete), cancellationToken))
            {
                return new SwitchRoleHint(NeedsExternalId: true, false);
            }
        }

        return new SwitchRoleHint(false, false);
    }

    private static ActionRequest WithMfa(ActionRequest request) => request.With("aws:MultiFactorAuthPresent", "true").With("aws:MultiFactorAuthAge", "0");

    /// <summary>The values that the trust policy compares the external id with.</summary>
    private static IEnumerable<string> ExternalIdsOf(string trustPolicy) =>
        PolicyParser.Parse(trustPolicy, PolicyKind.Trust).Document?.Statements
            .SelectMany(statement => statement.Conditions)
            .Where(condition => condition.Key.Equals(ExternalId, StringComparison.OrdinalIgnoreCase))
            .SelectMany(condition => condition.Values)
            .Select(value => value.Value)
            .Distinct() ?? [];
}

/// <summary>Why a switch was refused.</summary>
/// <param name="NeedsExternalId">The role's trust policy demands an external id, and the rest is right.</param>
/// <param name="NeedsMfa">The role would let in whoever signed in with MFA.</param>
public sealed record SwitchRoleHint(bool NeedsExternalId, bool NeedsMfa);
