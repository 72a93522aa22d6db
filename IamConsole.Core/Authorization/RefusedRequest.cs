using IamConsole.Core.Arns;
using IamConsole.Core.Evaluation;

namespace IamConsole.Core.Authorization;

/// <summary>A request that was refused, with the policies that refused it, so that the decision can be explained as it was made.</summary>
/// <remarks>It refers to compiled policies that are shared and lives as long as the error that carries it. What of it may be shown is decided when it is explained.</remarks>
public sealed class RefusedRequest
{
    internal RefusedRequest(AccountId account, PrincipalPolicies principal, string principalId, RequestContext context)
    {
        Account = account;
        Principal = principal;
        PrincipalId = principalId;
        Context = context;
    }

    internal AccountId Account { get; }

    internal PrincipalPolicies Principal { get; }

    /// <summary>The unique id of the user or role that was refused; the account's for root.</summary>
    internal string PrincipalId { get; }

    internal RequestContext Context { get; }
}
