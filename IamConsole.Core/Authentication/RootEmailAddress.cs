using System.Net.Mail;

namespace IamConsole.Core.Authentication;

/// <summary>What is taken for the e-mail address of a root user.</summary>
public static class RootEmailAddress
{
    /// <summary>No address is longer (RFC 5321, with its brackets taken off).</summary>
    public const int MaximumLength = 254;

    /// <summary>Whether a text is one e-mail address and nothing else.</summary>
    public static bool IsValid(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Length <= MaximumLength && MailAddress.TryCreate(text, out var address) && address.Address == text;
    }
}
