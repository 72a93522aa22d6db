using IamConsole.Core.Mfa;
using IamConsole.Tests.Support;

namespace IamConsole.Tests.Mfa;

public sealed class SeedFileTests
{
    // The seed of RFC 6238's vectors: 12345678901234567890 in ASCII.
    private const string Hex = "3132333435363738393031323334353637383930";
    private const string Base32 = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
    private const string Base64 = "MTIzNDU2Nzg5MDEyMzQ1Njc4OTA=";

    [Theory]
    [InlineData("GAHT12345678," + Hex)]
    [InlineData("GAHT12345678," + Base32)]
    [InlineData("GAHT12345678;" + Base32 + "====")]
    [InlineData("GAHT12345678\t31323334 35363738 39303132 33343536 37383930")]
    [InlineData("\uFEFFSerial Number,Seed,Model\r\n\"GAHT12345678\",\"" + Hex + "\",\"T1\"\r\n\r\n")]
    public void A_line_holds_serial_number_and_seed(string text)
    {
        var token = Assert.Single(Read(text));

        Assert.Equal(("GAHT12345678", Base32), (token.SerialNumber, token.Seed));
        Assert.Equal("GAHT12345678", token.ToString());
    }

    [Fact]
    public void Many_tokens_keep_their_order() =>
        Assert.Equal(["TOKEN-0002", "TOKEN-0001"], Read($"TOKEN-0002,{Hex}\nTOKEN-0001,{Hex}").Select(token => token.SerialNumber));

    [Fact]
    public void A_plain_key_container_is_read()
    {
        var token = Assert.Single(Read(Pskc("urn:ietf:params:xml:ns:keyprov:pskc:totp", $"<PlainValue>{Base64}</PlainValue>", "6", "30")));

        Assert.Equal(("GAHT12345678", Base32), (token.SerialNumber, token.Seed));
    }

    [Theory]
    [InlineData("urn:ietf:params:xml:ns:keyprov:pskc:hotp", "6", "30")]
    [InlineData("urn:ietf:params:xml:ns:keyprov:pskc:totp", "8", "30")]
    [InlineData("urn:ietf:params:xml:ns:keyprov:pskc:totp", "6", "60")]
    public void Tokens_of_another_kind_are_refused(string algorithm, string digits, string seconds) =>
        Assert.Contains("time-based tokens with six digits every 30 seconds", Problem(Pskc(algorithm, $"<PlainValue>{Base64}</PlainValue>", digits, seconds)));

    [Fact]
    public void An_encrypted_container_says_so() =>
        Assert.Contains("encrypted", Problem(Pskc("urn:ietf:params:xml:ns:keyprov:pskc:totp", "<EncryptedValue>x</EncryptedValue>", "6", "30")));

    [Theory]
    [InlineData("", "no token")]
    [InlineData("Serial,Seed", "no token")]
    [InlineData("GAHT12345678", "Line 1: serial number and seed")]
    [InlineData("TOKEN-0001," + Hex + "\nTOKEN-0002,not-a-seed!", "Line 2: the seed")]
    [InlineData(Hex + ",GAHT12345678", "Line 1: the seed")]
    [InlineData("TOKEN-0001,3132", "2 bytes")]
    [InlineData("short," + Hex, "Line 1: a token's serial number")]
    [InlineData("arn:aws:iam::123456789012:mfa/phone," + Hex, "Line 1: a token's serial number")]
    [InlineData("TOKEN-0001," + Hex + "\nTOKEN-0001," + Hex, "TOKEN-0001 twice")]
    [InlineData("<KeyContainer>", "no XML")]
    [InlineData("<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>", "no XML")]
    [InlineData("<KeyContainer/>", "no token")]
    public void What_is_wrong_is_said_with_its_place_and_without_a_seed(string text, string problem)
    {
        var message = Problem(text);

        Assert.Contains(problem, message);
        Assert.DoesNotContain(Hex, message);
        Assert.DoesNotContain("not-a-seed", message);
    }

    [Fact]
    public void Size_and_number_are_bounded()
    {
        Assert.Contains("too large", Problem(new string('a', SeedFile.LongestText + 1)));
        Assert.Contains("1000 are the most", Problem(string.Join('\n', Enumerable.Range(0, 1001).Select(number => $"TOKEN-{number:0000},{Hex}"))));
    }

    private static IReadOnlyList<HardwareToken> Read(string text)
    {
        var read = SeedFile.Read(text);
        Assert.True(read.IsSuccess, read.Error?.Message);
        return read.Value;
    }

    private static string Problem(string text)
    {
        var read = SeedFile.Read(text);
        Assert.Equal("InvalidInput", read.Error?.Code);
        return read.Error!.Message;
    }

    private static string Pskc(string algorithm, string secret, string digits, string seconds) => $"""
        <?xml version="1.0" encoding="UTF-8"?>
        <KeyContainer Version="1.0" xmlns="urn:ietf:params:xml:ns:keyprov:pskc">
          <KeyPackage>
            <DeviceInfo><Manufacturer>Sample</Manufacturer><SerialNo>GAHT12345678</SerialNo></DeviceInfo>
            <Key Id="1" Algorithm="{algorithm}">
              <AlgorithmParameters><ResponseFormat Length="{digits}" Encoding="DECIMAL"/></AlgorithmParameters>
              <Data><Secret>{secret}</Secret><Time><PlainValue>0</PlainValue></Time><TimeInterval><PlainValue>{seconds}</PlainValue></TimeInterval></Data>
            </Key>
          </KeyPackage>
        </KeyContainer>
        """;
}
