using System.Globalization;

namespace IamConsole.AwsApi;

/// <summary>Reads single values as AWS's clients write them; what cannot be read is noted as <c>MalformedInput</c>.</summary>
internal static class ParameterValues
{
    /// <summary>A text. Where only something beneath its name was sent, as in <c>Path.x</c>, there is none.</summary>
    public static string? Text(ParameterNode node, Binding binding, string name) => node.Value ?? Malformed<string>(binding, name, "a text");

    public static int Integer(ParameterNode node, Binding binding, string name) =>
        int.TryParse(node.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : Malformed<int>(binding, name, "an integer");

    public static long Long(ParameterNode node, Binding binding, string name) =>
        long.TryParse(node.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : Malformed<long>(binding, name, "an integer");

    public static bool Flag(ParameterNode node, Binding binding, string name) => node.Value switch
    {
        "true" or "True" or "TRUE" or "1" => true,
        "false" or "False" or "FALSE" or "0" => false,
        _ => Malformed<bool>(binding, name, "true or false"),
    };

    public static DateTimeOffset Time(ParameterNode node, Binding binding, string name) =>
        DateTimeOffset.TryParse(node.Value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : Malformed<DateTimeOffset>(binding, name, "a timestamp in ISO 8601");

    public static byte[] Blob(ParameterNode node, Binding binding, string name)
    {
        var bytes = new byte[(node.Value ?? "").Length];
        return node.Value is { } text && Convert.TryFromBase64String(text, bytes, out var length) ? bytes[..length] : Malformed<byte[]>(binding, name, "base64") ?? [];
    }

    /// <summary>A list: <c>member.1</c>, <c>member.2</c> and so on; sent empty, a list of none.</summary>
    public static Func<ParameterNode, Binding, string, IReadOnlyList<T>> ListOf<T>(Func<ParameterNode, Binding, string, T> element) =>
        (node, binding, name) => node.IsEmpty ? [] : [.. (node["member"]?.Numbered() ?? []).Select(member => element(member, binding, name))];

    public static Func<ParameterNode, Binding, string, T> StructureOf<T>(Func<ParameterNode, Binding, T> structure) =>
        (node, binding, name) => structure(node, binding);

    private static T? Malformed<T>(Binding binding, string name, string expected)
    {
        binding.Fail(ApiErrors.MalformedInput($"The value of {name} is not {expected}."));
        return default;
    }
}
