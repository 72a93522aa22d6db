using IamConsole.Core.Authorization;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.AccountSettings;

/// <summary>Which version of session tokens the global endpoint of AWS STS issues; <c>GetAccountSummary</c> says it too.</summary>
public sealed record TokenVersionQuery : ConsoleQuery<TokenVersion>
{
    /// <summary>Whether it is sent because something has changed.</summary>
    public bool IsRefresh { get; init; }

    protected internal override bool IsRecorded => !IsRefresh;

    protected internal override IEnumerable<ActionRequest> Requires(QueryContext context) => [new("iam:GetAccountSummary", "*")];

    protected internal override async Task<IamResult<TokenVersion>> ExecuteAsync(QueryContext context, CancellationToken cancellationToken)
    {
        var account = await context.Db.Accounts.SingleAsync(cancellationToken);
        return new TokenVersion(account.GlobalEndpointTokenVersion, ExpectedRevision.Of(account));
    }
}

/// <summary>The version of session tokens.</summary>
/// <param name="Number">1, valid in the Regions that are enabled by default, or 2, valid in all.</param>
/// <param name="Shown">The account's revision.</param>
public sealed record TokenVersion(int Number, ExpectedRevision Shown);
