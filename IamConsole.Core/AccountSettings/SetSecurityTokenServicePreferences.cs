using IamConsole.Core.Authorization;
using IamConsole.Core.Operations;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.AccountSettings;

/// <summary>Says which version of tokens the global endpoint of AWS STS issues (IAM API Reference, SetSecurityTokenServicePreferences).</summary>
/// <param name="GlobalEndpointTokenVersion"><c>v1Token</c>, valid in the Regions that are enabled by default, or <c>v2Token</c>, valid in all.</param>
public sealed record SetSecurityTokenServicePreferences(string GlobalEndpointTokenVersion) : IamOperation<Nothing, AccountTarget>
{
    public const string Version1 = "v1Token";
    public const string Version2 = "v2Token";

    protected override Task<AccountTarget> ResolveAsync(OperationContext context, CancellationToken cancellationToken) => AccountTarget.FindAsync(context, cancellationToken);

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, AccountTarget target) => [new("iam:SetSecurityTokenServicePreferences", target.ArnText)];

    protected override async Task<IamResult<Nothing>> ExecuteAsync(OperationContext context, AccountTarget target, CancellationToken cancellationToken)
    {
        (await context.Db.Accounts.SingleAsync(cancellationToken)).GlobalEndpointTokenVersion = GlobalEndpointTokenVersion == Version2 ? 2 : 1;
        return Nothing.Value;
    }
}
