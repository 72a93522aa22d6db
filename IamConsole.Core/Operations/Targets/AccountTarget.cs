using IamConsole.Core.Model;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.Operations;

/// <summary>A request about the account as a whole, or about a resource that is yet to be made.</summary>
/// <param name="ArnText">The ARN that the request is authorised on; <c>*</c> where the action has no resource.</param>
/// <param name="Revisioned">The account's row where the request changes that; else none.</param>
public sealed record AccountTarget(string ArnText, IRevisioned? Revisioned = null) : ITarget
{
    public static AccountTarget Any { get; } = new("*");

    public IamError? Missing => null;

    /// <summary>The account's own row, for what is a property of the account.</summary>
    public static async Task<AccountTarget> FindAsync(OperationContext context, CancellationToken cancellationToken) =>
        new("*", await context.Db.Accounts.SingleAsync(cancellationToken));
}
