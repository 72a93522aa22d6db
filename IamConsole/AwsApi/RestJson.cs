using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using IamConsole.Core.Operations;

namespace IamConsole.AwsApi;

/// <summary>Requests and answers of the REST protocol: AWS's names in camel case, times in ISO 8601, and nothing for what is not there.</summary>
internal static class RestJson
{
    public static JsonSerializerOptions Options { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new TimeConverter() },
    };

    /// <summary>An answer with its result.</summary>
    public static MemoryStream Result(object result) => Written(result is Nothing ? new object() : result);

    /// <summary>A refusal; its code stands in a header.</summary>
    public static MemoryStream Error(IamError error) => Written(new { message = error.Message });

    private static MemoryStream Written(object value)
    {
        var stream = new MemoryStream(1024);
        JsonSerializer.Serialize(stream, value, value.GetType(), Options);
        return stream;
    }

    private sealed class TimeConverter : JsonConverter<DateTimeOffset>
    {
        public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDateTimeOffset();

        public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
    }
}
