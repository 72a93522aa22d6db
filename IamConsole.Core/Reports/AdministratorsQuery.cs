using IamConsole.Core.Authorization;
using IamConsole.Core.Operations;

namespace IamConsole.Core.Reports;

/// <summary>The users who may do everything, decided by the engine over all of their policies, whatever these are called.</summary>
public sealed record AdministratorsQuery : ConsoleQuery<SecurityRecommendation>
{
    /// <summary>Whether it is sent because something has changed.</summary>
    public bool IsRefresh { get; init; }

    protected internal override bool IsRecorded => !IsRefresh;

    protected internal override IEnumerable<ActionRequest> Requires(QueryContext context) => [new("iam:GetAccountAuthorizationDetails", "*")];

    protected internal override async Task<IamResult<SecurityRecommendation>> ExecuteAsync(QueryContext context, CancellationToken cancellationToken)
    {
        var check = new AdministratorCheck(context.Account, context.Now);
        var users = await context.ReadUserPoliciesAsync(null, cancellationToken);
        return new SecurityRecommendation(
            RecommendationKind.Administrators,
            [
                .. users.Where(user => check.IsAdministrator(user.Policies)).Select(user => user.UserName).Order(StringComparer.OrdinalIgnoreCase)
                    .Select(name => new RecommendationSubject(RecommendationSubjectKind.User, name)),
            ]);
    }
}
