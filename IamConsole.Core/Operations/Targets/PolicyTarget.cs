using IamConsole.Core.Authorization;
using IamConsole.Core.Model;

namespace IamConsole.Core.Operations;

/// <summary>The managed policy that a request names by its ARN.</summary>
/// <param name="ArnText">As stored; as typed where it does not exist.</param>
/// <param name="Customer">The row of a customer managed policy, or none.</param>
/// <param name="IsAwsManaged">Whether it is an AWS managed policy that exists.</param>
/// <param name="Tags">The policy's tags; AWS managed policies have none.</param>
public sealed record PolicyTarget(string ArnText, CustomerManagedPolicy? Customer, bool IsAwsManaged, IReadOnlyList<Tag> Tags) : ITarget
{
    public bool Exists => IsAwsManaged || Customer is not null;

    public IamError? Missing => Exists ? null : IamError.NoSuchEntity($"Policy {ArnText} does not exist or is not attachable.");

    public IRevisioned? Revisioned => Customer;

    /// <summary>The row of a customer managed policy that exists; only to be asked for in <c>ExecuteAsync</c>.</summary>
    public CustomerManagedPolicy Existing => Customer ?? throw new InvalidOperationException("The policy is not a customer managed policy.");

    /// <summary>An action on this policy, with the condition keys of its tags.</summary>
    public ActionRequest Action(string action) => new ActionRequest(action, ArnText).WithResourceTags(Tags);
}
