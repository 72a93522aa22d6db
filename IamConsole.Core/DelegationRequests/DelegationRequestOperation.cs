using IamConsole.Core.Operations;

namespace IamConsole.Core.DelegationRequests;

/// <summary>Asks for a delegation request by its id. Partners of AWS make them, so that there is none here.</summary>
/// <param name="DelegationRequestId">The id as given.</param>
public abstract record DelegationRequestOperation(string DelegationRequestId) : UnavailableOperation
{
    protected override IamError Refusal => IamError.NoSuchEntity($"The delegation request with id {DelegationRequestId} cannot be found.");

    protected override string ResourceArn(OperationContext context) => $"arn:aws:iam::{context.Account}:delegation-request/{DelegationRequestId}";
}
