using IamConsole.Core.Authorization;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.Reports;

/// <summary>What is recommended to the signed-in user about itself, which needs no credential report. Nothing for root, whom the account's own list names, and for sessions of roles.</summary>
public sealed record OwnRecommendationsQuery : ConsoleQuery<SecurityRecommendations>
{
    /// <summary>It belongs to the dashboard, whose own queries are recorded.</summary>
    protected internal override bool IsRecorded => false;

    protected internal override IEnumerable<ActionRequest> Requires(QueryContext context) => [];

    protected internal override async Task<IamResult<SecurityRecommendations>> ExecuteAsync(QueryContext context, CancellationToken cancellationToken)
    {
        if (context.Caller is not { Kind: CallerKind.User, UserName: { } name } caller
            || !await context.Db.LoginProfiles.AnyAsync(profile => profile.UserId == caller.PrincipalId, cancellationToken)
            || !await context.IsAllowedAsync((await context.FindUserAsync(name, cancellationToken)).Action("iam:ListMFADevices"), cancellationToken))
        {
            return new SecurityRecommendations([]);
        }

        var hasMfa = await context.Db.MfaDevices.AnyAsync(device => device.OwnerId == caller.PrincipalId, cancellationToken);
        return new SecurityRecommendations([new(RecommendationKind.OwnMfa, hasMfa ? [] : [new(RecommendationSubjectKind.User, name)])]);
    }
}
