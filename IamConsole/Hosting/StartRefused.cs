namespace IamConsole.Hosting;

/// <summary>Why the console does not start, in one line for whoever started it. No stack trace is shown.</summary>
/// <param name="message">One or more whole sentences that name the setting, folder or option at fault; never a secret.</param>
internal sealed class StartRefused(string message) : Exception(message);
