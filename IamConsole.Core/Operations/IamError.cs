using IamConsole.Core.Authorization;

namespace IamConsole.Core.Operations;

/// <summary>A refusal with AWS's own code and message. Refusals are values; exceptions are bugs.</summary>
/// <param name="Code">AWS's error code, such as <c>NoSuchEntity</c>.</param>
/// <param name="Message">What happened, in AWS's words where they are known.</param>
public record IamError(string Code, string Message)
{
    public static IamError NoSuchEntity(string message) => new("NoSuchEntity", message);

    public static IamError NoSuchUser(string name) => NoSuchEntity($"The user with name {name} cannot be found.");

    public static IamError NoSuchGroup(string name) => NoSuchEntity($"The group with name {name} cannot be found.");

    public static IamError NoSuchRole(string name) => NoSuchEntity($"The role with name {name} cannot be found.");

    /// <summary>The refusal to change a service-linked role.</summary>
    public static IamError UnmodifiableRole(string name) =>
        new("UnmodifiableEntity", $"Cannot perform the operation on the protected role '{name}' - this role is only modifiable by AWS");

    public static IamError EntityAlreadyExists(string message) => new("EntityAlreadyExists", message);

    /// <param name="quota">AWS's name of the quota, such as <c>AccessKeysPerUser</c>.</param>
    /// <param name="limit">The number that cannot be exceeded.</param>
    public static IamError LimitExceeded(string quota, int limit) => new("LimitExceeded", $"Cannot exceed quota for {quota}: {limit}");

    public static IamError DeleteConflict(string message) => new("DeleteConflict", message);

    public static IamError InvalidInput(string message) => new("InvalidInput", message);

    public static IamError ValidationError(string message) => new("ValidationError", message);

    public static IamError MalformedPolicyDocument(string message) => new("MalformedPolicyDocument", message);

    public static IamError PasswordPolicyViolation(string message) => new("PasswordPolicyViolation", message);

    /// <param name="wait">How long until the next attempt is looked at.</param>
    public static IamError Throttling(TimeSpan wait)
    {
        var seconds = (int)Math.Ceiling(wait.TotalSeconds);
        return new("Throttling", $"Too many attempts. Wait {seconds} {(seconds == 1 ? "second" : "seconds")}, then try again.");
    }

    public static IamError ConcurrentModification() =>
        new("ConcurrentModification", "The request was rejected because the resource was changed since it was shown. Look at it again, then repeat the change.");

    /// <summary>The session that sent the request has ended or its principal is gone.</summary>
    public static IamError InvalidSession() => new("InvalidClientTokenId", "The security token included in the request is invalid.");
}

/// <summary>A refusal by the policies.</summary>
/// <param name="Message">AWS's text, which names who, what, on which resource and why.</param>
/// <param name="PrincipalArn">Who was refused.</param>
/// <param name="Action">The action that would have to be allowed, such as <c>iam:ListUsers</c>.</param>
/// <param name="Resource">The ARN that it was asked for.</param>
public sealed record AccessDenied(string Message, string PrincipalArn, string Action, string Resource) : IamError("AccessDenied", Message)
{
    /// <summary>The request as the engine saw it, to be explained; none where there is no such principal.</summary>
    public RefusedRequest? Request { get; private init; }

    /// <summary>Whether both say the same. When and over which policies it was decided makes no difference.</summary>
    public bool Equals(AccessDenied? other) =>
        base.Equals(other) && PrincipalArn == other!.PrincipalArn && Action == other.Action && Resource == other.Resource;

    public override int GetHashCode() => HashCode.Combine(base.GetHashCode(), PrincipalArn, Action, Resource);

    internal static AccessDenied From(Refusal refusal) => new(refusal.Message, refusal.PrincipalArn, refusal.Action, refusal.Resource) { Request = refusal.Request };
}

/// <summary>The one table from an error's code to its HTTP status (IAM API Reference, Common errors).</summary>
public static class IamErrorStatus
{
    public static int Of(IamError error) => error.Code switch
    {
        "AccessDenied" or "AccessDeniedException" or "FreshProofRequired" or "InvalidAuthenticationCode" or "InvalidClientTokenId" or "SignatureDoesNotMatch" or "ExpiredToken"
            or "MissingAuthenticationToken" or "RegionDisabledException" or "IDPRejectedClaim" or "SessionDurationEscalationException"
            or "OutboundWebIdentityFederationDisabledException" => 403,
        "ServiceQuotaExceededException" => 402,
        "NoSuchEntity" or "ResourceNotFoundException" or "UnknownOperationException" or "NotSupportedService" or "ReportInProgress" or "FeatureDisabled" => 404,
        "MethodNotAllowed" => 405,
        "EntityAlreadyExists" or "DeleteConflict" or "LimitExceeded" or "ConcurrentModification" or "EntityTemporarilyUnmodifiable"
            or "DuplicateCertificate" or "ReportGenerationLimitExceeded" or "FeatureEnabled" or "ConflictException" => 409,
        "ReportExpired" or "ReportNotPresent" => 410,
        "RequestEntityTooLarge" => 413,
        "UnprocessableEntityException" => 422,
        "ThrottlingException" => 429,
        "ServiceFailure" or "InternalServerException" or "PolicyEvaluation" => 500,
        _ => 400,
    };
}
