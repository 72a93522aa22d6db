using IamConsole.Core.Model;

namespace IamConsole.Core.Operations;

/// <summary>What a session may not do whatever its policies say (IAM User Guide, Compare AWS STS credentials).</summary>
internal static class SessionLimits
{
    // All that STS answers to keys of GetSessionToken and of GetFederationToken.
    private static readonly HashSet<string> OfSessionToken = ["AssumeRole", "GetCallerIdentity"];
    private static readonly HashSet<string> OfFederatedUser = ["GetCallerIdentity"];

    /// <summary>The refusal of an operation that this kind of credentials is not for, or none.</summary>
    public static IamError? RefusalOf(Caller caller, IamOperation operation)
    {
        if (caller.Kind is CallerKind.Unsigned)
        {
            return operation.IsUnsigned ? null : IamError.InvalidSession();
        }

        if (!caller.HasTemporaryKey || caller.Kind is CallerKind.AssumedRole)
        {
            return null;
        }

        var isFederated = caller.Kind is CallerKind.FederatedUser;
        if (operation.Service == "iam")
        {
            return isFederated || caller.MfaAuthenticatedAt is null ? IamError.InvalidSession() : null;
        }

        return operation.Service != "sts" || (isFederated ? OfFederatedUser : OfSessionToken).Contains(operation.OperationName)
            ? null
            : new IamError("AccessDenied", $"Cannot call {operation.OperationName} with session credentials");
    }
}
