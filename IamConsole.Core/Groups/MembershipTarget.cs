using IamConsole.Core.Model;
using IamConsole.Core.Operations;

namespace IamConsole.Core.Groups;

/// <summary>A group and the user to be put into it or taken out of it.</summary>
public sealed record MembershipTarget(GroupTarget Group, UserTarget User) : ITarget
{
    public string ArnText => Group.ArnText;

    public IamError? Missing => Group.Missing ?? User.Missing;

    public IRevisioned? Revisioned => Group.Group;

    public IRevisioned? Related => User.User;

    internal static async Task<MembershipTarget> FindAsync(OperationContext context, string groupName, string userName, CancellationToken cancellationToken) =>
        new(await context.FindGroupAsync(groupName, cancellationToken), await context.FindUserAsync(userName, cancellationToken));
}
