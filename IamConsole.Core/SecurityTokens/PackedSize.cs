using System.IO.Compression;
using System.Text;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;

namespace IamConsole.Core.SecurityTokens;

/// <summary>How much of the room for session policies and tags a session takes.</summary>
/// <remarks>AWS packs them into a binary format that it does not publish; here they are deflated, and the room is chosen so that what AWS's documentation calls typical fits.</remarks>
internal static class PackedSize
{
    private const int Room = 2048;

    /// <summary>In per cent, at least 1; none where there is nothing to pack.</summary>
    public static int? PercentOf(CallerSession session)
    {
        if (!session.HasPolicies && session.Tags.Count == 0)
        {
            return null;
        }

        using var packed = new MemoryStream();
        using (var deflate = new DeflateStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            foreach (var text in session.PolicyArns.Concat(session.Tags.SelectMany(tag => new[] { tag.Key, tag.Value })).Append(session.Policy ?? ""))
            {
                deflate.Write(Encoding.UTF8.GetBytes(text + "\n"));
            }
        }

        return Math.Max(1, (int)(((packed.Length * 100) + Room - 1) / Room));
    }

    /// <summary>The refusal of what takes too much room. The message is AWS's from memory.</summary>
    public static IamError TooLarge(int percent) => new("PackedPolicyTooLarge", $"Packed policy consumes {percent}% of allotted space, please use smaller policy.");
}
