using System.Text;
using CsCheck;
using IamConsole.Core.Authentication.Signatures;

namespace IamConsole.Tests.Authentication.Signatures;

/// <summary>What holds of the canonical form whatever is sent.</summary>
public sealed class CanonicalFormTests
{
    private static readonly Gen<(string Name, string Value)[]> Parameters = Gen.Select(Gen.String, Gen.String).Array[0, 6];

    [Fact]
    public void The_order_of_parameters_makes_no_difference() =>
        Parameters.Sample(parameters => Assert.Equal(CanonicalRequest.QueryOf(QueryOf(parameters)), CanonicalRequest.QueryOf(QueryOf(parameters.Reverse()))));

    [Fact]
    public void What_is_canonical_already_stays_as_it_is() => Parameters.Sample(parameters =>
    {
        var canonical = CanonicalRequest.QueryOf(QueryOf(parameters));

        Assert.Equal(canonical, CanonicalRequest.QueryOf(canonical));
    });

    [Fact]
    public void Which_way_a_character_is_encoded_makes_no_difference() => Gen.Char.AlphaNumeric.Array[1, 12].Select(letters => new string(letters)).Sample(text =>
        Assert.Equal(CanonicalRequest.QueryOf($"a={text}"), CanonicalRequest.QueryOf("a=" + string.Concat(Encoding.UTF8.GetBytes(text).Select(letter => $"%{letter:x2}")))));

    [Fact]
    public void No_two_lists_of_parameters_have_one_canonical_form() => Gen.Select(Parameters, Parameters).Sample((one, other) =>
    {
        var same = Valid(one).Order().SequenceEqual(Valid(other).Order());

        Assert.Equal(same, CanonicalRequest.QueryOf(QueryOf(one)) == CanonicalRequest.QueryOf(QueryOf(other)));
    });

    [Fact]
    public void Encoding_and_decoding_give_the_bytes_back() => Gen.Byte.Array[0, 64].Sample(bytes =>
    {
        var encoded = new StringBuilder();
        PercentEncoding.Append(encoded, bytes);

        Assert.Equal(bytes, PercentEncoding.Decode(Encoding.ASCII.GetBytes(encoded.ToString()), out var malformed));
        Assert.False(malformed);
    });

    [Fact]
    public void A_changed_byte_of_what_is_signed_changes_the_signature() => Gen.Select(Gen.Byte.Array[1, 64], Gen.Int[0, 63], Gen.Byte[1, 255]).Sample((body, place, change) =>
    {
        var changed = body.ToArray();
        changed[place % body.Length] ^= change;

        Assert.NotEqual(CanonicalRequest.HashOf(body), CanonicalRequest.HashOf(changed));
    });

    [Theory]
    [InlineData("", "/")]
    [InlineData("/a/../..", "/")]
    [InlineData("/a/./b//c", "/a/b/c")]
    [InlineData("/a/b/..", "/a/")]
    [InlineData("/a%20b", "/a%2520b")]
    public void Dots_and_empty_segments_leave_the_path_and_the_rest_is_encoded_once_more(string path, string canonical) =>
        Assert.Equal(canonical, CanonicalRequest.PathOf(path));

    private static string QueryOf(IEnumerable<(string Name, string Value)> parameters) =>
        string.Join('&', parameters.Select(parameter => $"{PercentEncoding.Encode(parameter.Name)}={PercentEncoding.Encode(parameter.Value)}"));

    /// <summary>As UTF-8 has them: a half surrogate is the replacement character.</summary>
    private static IEnumerable<string> Valid(IEnumerable<(string Name, string Value)> parameters) =>
        parameters.Select(parameter => $"{PercentEncoding.Encode(parameter.Name)}={PercentEncoding.Encode(parameter.Value)}");
}
