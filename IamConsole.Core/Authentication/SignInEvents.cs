using System.Text.Json.Nodes;
using IamConsole.Core.Model;

namespace IamConsole.Core.Authentication;

/// <summary>Sign-ins as the event history has them (CloudTrail User Guide, AWS Management Console sign-in events).</summary>
/// <remarks>
/// CloudTrail keeps the outcome in <c>responseElements</c> and <c>additionalEventData</c>; here both stand in the parameters.
/// It gives a failed sign-in a message without a code; here it has one, so that it is found among the refused.
/// </remarks>
internal static class SignInEvents
{
    /// <summary>CloudTrail's stand-in for a name that does not exist, since it may be a mistyped password.</summary>
    public const string HiddenName = "HIDDEN_DUE_TO_SECURITY_REASONS";

    private const string Source = "signin.amazonaws.com";

    /// <param name="caller">Of the session that has begun.</param>
    /// <param name="mfa">How MFA was passed, or none.</param>
    /// <param name="now">The account clock's time.</param>
    public static ActivityEvent Success(Caller caller, PassedMfa? mfa, DateTimeOffset now) =>
        New("ConsoleLogin", Source, caller, caller.UserName, Outcome("Success", mfa is not null, mfa?.SerialNumber), null, now);

    /// <summary>The password was right, and the user is asked for a device: the trace of who gives up there.</summary>
    public static ActivityEvent MfaAsked(Caller caller, IReadOnlyList<PendingDevice> devices, DateTimeOffset now)
    {
        var type = devices.Count > 1 ? "Multiple MFA Devices" : devices[0].Kind switch
        {
            MfaDeviceKind.Virtual => "Virtual MFA",
            MfaDeviceKind.Hardware => "Hardware MFA",
            _ => "U2F MFA",
        };
        return New("CheckMfa", Source, caller, caller.UserName, new JsonObject { ["CheckMfa"] = "Success", ["MfaType"] = type }.ToJsonString(), null, now);
    }

    /// <summary>A device whose clock was learned anew by two codes at sign-in.</summary>
    public static ActivityEvent Resynchronised(Caller caller, string serialNumber, DateTimeOffset now) =>
        New("ResyncMFADevice", "iam.amazonaws.com", caller, caller.UserName, new JsonObject { ["serialNumber"] = serialNumber, ["userName"] = caller.UserName }.ToJsonString(), null, now);

    /// <param name="user">The user or root, where there is one.</param>
    /// <param name="client">Where it was tried from.</param>
    /// <param name="mfaUsed">Whether it failed at MFA.</param>
    /// <param name="now">The account clock's time.</param>
    public static ActivityEvent Failure(ConsoleUser? user, ClientInfo client, bool mfaUsed, DateTimeOffset now)
    {
        var caller = user?.ToCaller(client) ?? new Caller
        {
            Account = default,
            Kind = CallerKind.User,
            PrincipalId = "",
            Arn = "",
            IsTemporary = true,
            SourceIp = client.Address,
            UserAgent = client.UserAgent,
        };
        var message = user is null ? "No username found in supplied account" : "Failed authentication";
        return New("ConsoleLogin", Source, caller, user is null ? HiddenName : caller.UserName, Outcome("Failure", mfaUsed, null), message, now);
    }

    /// <summary>A password that was chosen because sign-in asked for it.</summary>
    public static ActivityEvent PasswordChanged(Caller caller, DateTimeOffset now) => caller.Kind is CallerKind.Root
        ? New("PasswordUpdated", Source, caller, null, null, null, now)
        : New("ChangePassword", "iam.amazonaws.com", caller, caller.UserName, null, null, now);

    /// <summary>Root's password, changed by itself in the console; or the attempt.</summary>
    public static ActivityEvent PasswordUpdated(Caller caller, bool succeeded, DateTimeOffset now) => OfRoot("PasswordUpdated", caller, succeeded, now);

    /// <summary>Root's e-mail address, changed by itself in the console; or the attempt.</summary>
    public static ActivityEvent EmailUpdated(Caller caller, bool succeeded, DateTimeOffset now) => OfRoot("EmailUpdated", caller, succeeded, now);

    /// <summary>A console session that has switched to a role, as the user's account has it.</summary>
    public static ActivityEvent SwitchedRole(Caller owner, Caller role, DateTimeOffset now) =>
        New("SwitchRole", Source, owner, owner.UserName, new JsonObject { ["accountId"] = role.Account.ToString(), ["assumedRole"] = role.Arn, ["SwitchRole"] = "Success" }.ToJsonString(), null, now);

    /// <summary>A console session that acts as its user again.</summary>
    public static ActivityEvent ExitedRole(Caller owner, DateTimeOffset now) => New("ExitRole", Source, owner, owner.UserName, new JsonObject { ["ExitRole"] = "Success" }.ToJsonString(), null, now);

    private static ActivityEvent OfRoot(string name, Caller caller, bool succeeded, DateTimeOffset now) =>
        New(name, Source, caller, null, new JsonObject { [name] = succeeded ? "Success" : "Failure" }.ToJsonString(), succeeded ? null : "Failed authentication", now);

    private static ActivityEvent New(string name, string source, Caller caller, string? userName, string? parameters, string? failure, DateTimeOffset now) => new()
    {
        EventId = Guid.NewGuid().ToString(),
        Time = now,
        EventName = name,
        EventSource = source,
        IdentityType = caller.Kind is CallerKind.Root ? "Root" : "IAMUser",
        PrincipalId = caller.PrincipalId,
        PrincipalArn = caller.Arn,
        UserName = userName,
        SourceIp = caller.SourceIp,
        UserAgent = caller.UserAgent,
        ReadOnly = false,
        RequestParameters = parameters,
        ErrorCode = failure is null ? null : "FailedAuthentication",
        ErrorMessage = failure,
    };

    private static string Outcome(string outcome, bool mfaUsed, string? mfaIdentifier)
    {
        var parameters = new JsonObject { ["ConsoleLogin"] = outcome, ["MFAUsed"] = mfaUsed ? "Yes" : "No" };
        if (mfaIdentifier is not null)
        {
            parameters["MFAIdentifier"] = mfaIdentifier;
        }

        return parameters.ToJsonString();
    }
}
