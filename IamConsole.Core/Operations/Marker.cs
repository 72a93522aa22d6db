using System.Buffers.Text;
using System.Text;

namespace IamConsole.Core.Operations;

/// <summary>The opaque text that continues a list: where the page before ended.</summary>
public static class Marker
{
    /// <summary>How many items a page has where the request says nothing.</summary>
    public const int DefaultMaxItems = 100;

    /// <summary>How many items a page has at most, whatever the request says.</summary>
    public const int MostItems = 1000;

    /// <summary>The refusal of a marker that was never given.</summary>
    public static IamError Invalid => IamError.ValidationError("Invalid Marker.");

    /// <summary>How many items a page has: 1 to <see cref="MostItems"/>, also where the service's model gives its number no bounds.</summary>
    /// <param name="asked">The request's greatest number of items, or none.</param>
    public static int PageSize(int? asked) => Math.Clamp(asked ?? DefaultMaxItems, 1, MostItems);

    /// <param name="lastKey">What the list is ordered by, of the last item shown.</param>
    public static string Encode(string lastKey) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(lastKey));

    /// <summary>The key to go on after, or none at the beginning; a marker that was never given is refused.</summary>
    public static IamResult<string> Decode(string? marker)
    {
        if (marker is null)
        {
            return "";
        }

        try
        {
            return Encoding.UTF8.GetString(Base64Url.DecodeFromChars(marker));
        }
        catch (FormatException)
        {
            return Invalid;
        }
    }

    /// <summary>Cuts a list that was read one item too long, and gives the marker for the rest.</summary>
    public static Page<T> Cut<T>(List<T> readOneMore, int maxItems, Func<T, string> key)
    {
        if (readOneMore.Count <= maxItems)
        {
            return new Page<T>(readOneMore, false, null);
        }

        readOneMore.RemoveRange(maxItems, readOneMore.Count - maxItems);
        return new Page<T>(readOneMore, true, Encode(key(readOneMore[^1])));
    }
}
