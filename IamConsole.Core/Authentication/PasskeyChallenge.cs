namespace IamConsole.Core.Authentication;

/// <summary>What a browser was asked to sign with a passkey or security key. It serves once, and not for long.</summary>
/// <param name="State">The challenge and whom it is for, as ASP.NET Core Identity's passkey handler keeps it; never sent to a browser.</param>
/// <param name="Address">The address of the console as the browser has it: what is signed has to name its origin and its host.</param>
/// <param name="ExpiresAt">By the real clock.</param>
public sealed record PasskeyChallenge(string State, Uri Address, DateTimeOffset ExpiresAt)
{
    /// <summary>How long the browser and the person at it may take.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    /// <summary>Without the state.</summary>
    public override string ToString() => $"Challenge at {Address}";
}
