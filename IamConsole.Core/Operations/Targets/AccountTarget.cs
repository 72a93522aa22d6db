using IamConsole.Core.Model;

namespace IamConsole.Core.Operations;

/// <summary>A request about the account as a whole, or about a resource that is yet to be made.</summary>
/// <param name="ArnText">The ARN that the request is authorised on; <c>*</c> where the action has no resource.</param>
public sealed record AccountTarget(string ArnText) : ITarget
{
    public static AccountTarget Any { get; } = new("*");

    public IamError? Missing => null;

    public IRevisioned? Revisioned => null;
}
