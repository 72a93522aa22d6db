using System.Globalization;
using System.Text;
using IamConsole.Core.Authentication.Signatures;
using IamConsole.Core.Operations;

namespace IamConsole.AwsApi;

/// <summary>The parameters of a request as the tree that their dotted names spell: <c>Tags.member.1.Key</c> lies four levels down.</summary>
internal sealed class ParameterNode
{
    private const int MostParameters = 20_000;

    /// <summary>The longest names of AWS's have six: <c>ContextEntries.member.1.ContextKeyValues.member.1</c>.</summary>
    private const int MostParts = 8;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private Dictionary<string, ParameterNode>? _children;

    /// <summary>The value that was sent under exactly this name, or none.</summary>
    public string? Value { get; private set; }

    public ParameterNode? this[string name] => _children?.GetValueOrDefault(name);

    /// <summary>Whether it was sent empty, which is how clients send an empty list.</summary>
    public bool IsEmpty => Value is "" && _children is null;

    /// <summary>The parameters of a query and of a form together, or <c>MalformedInput</c>.</summary>
    public static IamResult<ParameterNode> Parse(ReadOnlySpan<byte> query, ReadOnlySpan<byte> form)
    {
        var root = new ParameterNode();
        var count = 0;
        return (root.Add(query, ref count) ?? root.Add(form, ref count)) is { } malformed ? malformed : root;
    }

    /// <summary>The numbered nodes beneath, in order of their numbers.</summary>
    public IEnumerable<ParameterNode> Numbered() => _children is null
        ? []
        : _children
            .Select(child => (Number: int.TryParse(child.Key, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0, child.Value))
            .Where(child => child.Number > 0)
            .OrderBy(child => child.Number)
            .Select(child => child.Value);

    private IamError? Add(ReadOnlySpan<byte> encoded, ref int count)
    {
        foreach (var range in encoded.Split((byte)'&'))
        {
            var parameter = encoded[range];
            if (parameter.IsEmpty)
            {
                continue;
            }

            if (++count > MostParameters)
            {
                return ApiErrors.MalformedInput("The request has too many parameters.");
            }

            var equals = parameter.IndexOf((byte)'=');
            if (!TryDecode(equals < 0 ? parameter : parameter[..equals], out var name) || !TryDecode(equals < 0 ? [] : parameter[(equals + 1)..], out var value))
            {
                return ApiErrors.MalformedInput("The parameters are not URL-encoded UTF-8.");
            }

            if (name.AsSpan().Count('.') >= MostParts)
            {
                return ApiErrors.MalformedInput("The name of a parameter has too many parts.");
            }

            var node = this;
            foreach (var part in name.AsSpan().Split('.'))
            {
                var key = name[part];
                node._children ??= [];
                if (!node._children.TryGetValue(key, out var child))
                {
                    node._children.Add(key, child = new ParameterNode());
                }

                node = child;
            }

            if (node.Value is not null)
            {
                return ApiErrors.MalformedInput("A parameter is given twice.");
            }

            node.Value = value;
        }

        return null;
    }

    private static bool TryDecode(ReadOnlySpan<byte> encoded, out string text)
    {
        var bytes = PercentEncoding.Decode(encoded, out var malformed);
        try
        {
            text = malformed ? "" : StrictUtf8.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            malformed = true;
            text = "";
        }

        return !malformed;
    }
}
