using System.Text.Encodings.Web;
using System.Text.Json;

namespace IamConsole.Core.PolicyDrafting;

/// <summary>Strings as a policy's author would write them.</summary>
internal static class Json
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The text as a JSON string with no more escapes than it needs.</summary>
    public static string Quote(string text) => JsonSerializer.Serialize(text, Plain);
}
