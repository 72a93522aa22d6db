using IamConsole.Core.Arns;
using IamConsole.Core.Authorization;
using IamConsole.Core.Model;

namespace IamConsole.Core.Operations;

/// <summary>Whose credentials a request is about: a user's or, where root names nobody, root's own.</summary>
/// <param name="User">The user that was named or that asks, or none for root.</param>
/// <param name="OwnerId">The user's unique id, root's account id, or none where there is no such user.</param>
/// <param name="UserName">The user's name; <c>&lt;root_account&gt;</c> for root, which has none.</param>
/// <param name="ArnText">The owner's ARN.</param>
/// <param name="Missing">Why there is no owner, or none.</param>
public sealed record CredentialOwner(UserTarget? User, string? OwnerId, string UserName, string ArnText, IamError? Missing) : ITarget
{
    /// <summary>What AWS's credential report calls root.</summary>
    public const string RootName = "<root_account>";

    public IRevisioned? Revisioned => User?.User;

    /// <summary>The owner's id; only to be asked for in <c>ExecuteAsync</c>.</summary>
    public string ExistingId => OwnerId ?? throw new InvalidOperationException("The owner does not exist.");

    /// <summary>An action on this owner, with the condition keys of a user's tags.</summary>
    public ActionRequest Action(string action) => User?.Action(action) ?? new ActionRequest(action, ArnText);
}

/// <summary>Finds whose credentials a request is about.</summary>
public static class CredentialOwners
{
    /// <summary>The user of that name; where none is given, the caller: a user or root, and nobody else.</summary>
    public static async Task<CredentialOwner> FindCredentialOwnerAsync(this OperationContext context, string? userName, CancellationToken cancellationToken)
    {
        if (userName is null && context.Caller.Kind is CallerKind.Root)
        {
            return new CredentialOwner(null, context.Account.ToString(), CredentialOwner.RootName, Arn.Root(context.Account).ToString(), null);
        }

        if (userName is null && context.Caller.Kind is not CallerKind.User)
        {
            return new CredentialOwner(null, null, "", context.Caller.Arn, MustNameUser);
        }

        var user = await context.FindUserAsync(userName, cancellationToken);
        return new CredentialOwner(user, user.User?.Id, user.User?.Name ?? user.RequestedName, user.ArnText, user.Missing);
    }

    /// <summary>The refusal of a session of a role, which has no name of its own that could be left out.</summary>
    internal static IamError MustNameUser => IamError.ValidationError("Must specify userName when calling with non-User credentials");
}
