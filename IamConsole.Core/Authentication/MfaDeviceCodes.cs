using IamConsole.Core.Model;
using IamConsole.Core.Storage;

namespace IamConsole.Core.Authentication;

/// <summary>Holds codes against a device and uses them up: what is accepted counts when the unit of work that has read the row for writing is committed.</summary>
public static class MfaDeviceCodes
{
    /// <summary>How far a device's clock may be off when it is enabled or resynchronised: 1,000 steps of 30 seconds (observed with AWS).</summary>
    public const int LearningWindow = 1000;

    /// <summary>How far a device's clock may have gone off since then to be resynchronised at sign-in: one hour in steps, so that codes somebody saw earlier in the day open nothing.</summary>
    public const int RelearningWindow = 120;

    /// <summary>Accepts a code of daily use, at most one step old or early, which no code of an earlier or the same step may follow.</summary>
    /// <returns>Whether it was accepted.</returns>
    public static bool AcceptCode(this MfaDevice device, SecretProtector secrets, string code, DateTimeOffset realNow)
    {
        ArgumentNullException.ThrowIfNull(device);
        if (SeedOf(device, secrets) is not { } seed
            || OneTimeCodes.Find(seed, code, OneTimeCodes.StepAt(realNow) + device.DriftSteps, device.LastAcceptedStep) is not { } step)
        {
            return false;
        }

        device.LastAcceptedStep = step;
        return true;
    }

    /// <summary>Accepts two successive codes when a device is enabled or resynchronised by who may, and learns from them how far its clock is off.</summary>
    /// <returns>Whether they were accepted.</returns>
    public static bool LearnClock(this MfaDevice device, SecretProtector secrets, string first, string second, DateTimeOffset realNow) =>
        AcceptPair(device, secrets, first, second, realNow, 0, LearningWindow);

    /// <summary>The same at sign-in, for a clock that has gone off a little more since it was learned.</summary>
    /// <returns>Whether they were accepted.</returns>
    public static bool RelearnClock(this MfaDevice device, SecretProtector secrets, string first, string second, DateTimeOffset realNow) =>
        AcceptPair(device, secrets, first, second, realNow, device.DriftSteps, RelearningWindow);

    private static bool AcceptPair(MfaDevice device, SecretProtector secrets, string first, string second, DateTimeOffset realNow, int around, int window)
    {
        var present = OneTimeCodes.StepAt(realNow);
        if (SeedOf(device, secrets) is not { } seed || OneTimeCodes.FindPair(seed, first, second, present + around, window, device.LastAcceptedStep) is not { } step)
        {
            return false;
        }

        // A step of difference is the time that typing takes, and accepted anyway.
        var difference = (int)(step - present);
        device.DriftSteps = Math.Abs(difference) <= OneTimeCodes.Window ? 0 : difference;
        device.LastAcceptedStep = step;
        return true;
    }

    private static string? SeedOf(MfaDevice device, SecretProtector secrets) => device.ProtectedSeed is { } seed ? secrets.FindMfaSeed(seed) : null;
}
