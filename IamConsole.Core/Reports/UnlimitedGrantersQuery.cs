using IamConsole.Core.Authorization;
using IamConsole.Core.Operations;

namespace IamConsole.Core.Reports;

/// <summary>The users and roles who may grant any permissions and have no permissions boundary, decided by the engine over all of their policies.</summary>
public sealed record UnlimitedGrantersQuery : ConsoleQuery<SecurityRecommendation>
{
    /// <summary>It belongs to <see cref="AdministratorsQuery"/>, which needs the same permission and is recorded.</summary>
    protected internal override bool IsRecorded => false;

    protected internal override IEnumerable<ActionRequest> Requires(QueryContext context) => [new("iam:GetAccountAuthorizationDetails", "*")];

    protected internal override async Task<IamResult<SecurityRecommendation>> ExecuteAsync(QueryContext context, CancellationToken cancellationToken)
    {
        var check = new GrantingCheck(context.Account, context.Now);
        var users = (await context.ReadUserPoliciesAsync(null, cancellationToken)).Where(user => check.GrantsWithoutLimit(user.Policies)).Select(user => user.UserName);
        var roles = (await context.ReadRolePoliciesAsync(cancellationToken)).Where(role => check.GrantsWithoutLimit(role.Policies)).Select(role => role.RoleName);
        return new SecurityRecommendation(RecommendationKind.UnlimitedGranters, [.. Subjects(RecommendationSubjectKind.User, users), .. Subjects(RecommendationSubjectKind.Role, roles)]);
    }

    private static IEnumerable<RecommendationSubject> Subjects(RecommendationSubjectKind kind, IEnumerable<string> names) =>
        names.Order(StringComparer.OrdinalIgnoreCase).Select(name => new RecommendationSubject(kind, name));
}
