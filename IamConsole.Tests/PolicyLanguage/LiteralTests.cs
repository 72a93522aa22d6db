using IamConsole.Core.PolicyLanguage;
using IamConsole.Core.PolicyLanguage.Literals;

namespace IamConsole.Tests.PolicyLanguage;

public sealed class LiteralTests
{
    [Theory]
    [InlineData("2026", 1767225600)]
    [InlineData("2026-01", 1767225600)]
    [InlineData("2026-01-01", 1767225600)]
    [InlineData("2026-01-01T00:00Z", 1767225600)]
    [InlineData("2026-01-01T00:00:00Z", 1767225600)]
    [InlineData("2026-01-01T00:00:00", 1767225600)]
    [InlineData("2026-01-01T01:30:00+01:30", 1767225600)]
    [InlineData("2025-12-31T19:00:00-0500", 1767225600)]
    [InlineData("1767225600", 1767225600)]
    [InlineData("0", 0)]
    [InlineData("-1", -1)]
    [InlineData("2024-02-29", 1709164800)]
    public void Reads_dates(string text, long seconds)
    {
        Assert.True(DateLiteral.TryParse(text, out var ticks));
        Assert.Equal(seconds * TimeSpan.TicksPerSecond, ticks);
    }

    [Fact]
    public void Reads_fractions_of_seconds()
    {
        Assert.True(DateLiteral.TryParse("1970-01-01T00:00:00.25Z", out var ticks));
        Assert.Equal(TimeSpan.TicksPerSecond / 4, ticks);
    }

    [Theory]
    [InlineData("")]
    [InlineData("0000")]
    [InlineData("2026-13")]
    [InlineData("2026-00-01")]
    [InlineData("2025-02-29")]
    [InlineData("2026-01-01 00:00:00Z")]
    [InlineData("2026-01-01T24:00:00Z")]
    [InlineData("2026-01-01T00:60:00Z")]
    [InlineData("2026-01-01T00:00:60Z")]
    [InlineData("2026-01-01T00:00:00.Z")]
    [InlineData("2026-01-01T00:00:00+1")]
    [InlineData("2026-01-01T00:00:00Zx")]
    [InlineData("99999999999999999999")]
    [InlineData("1.2.3")]
    [InlineData("tomorrow")]
    public void Refuses_other_dates(string text) => Assert.False(DateLiteral.TryParse(text, out _));

    [Theory]
    [InlineData("1", "1")]
    [InlineData("+01.50", "1.5")]
    [InlineData("-0", "0")]
    [InlineData("1e3", "1000")]
    [InlineData(".5", "0.5")]
    public void Reads_numbers(string text, string same)
    {
        Assert.True(NumericLiteral.TryParse(text, out var number));
        Assert.True(NumericLiteral.TryParse(same, out var wanted));
        Assert.Equal(wanted, number);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" 1")]
    [InlineData("1 ")]
    [InlineData("1,000")]
    [InlineData("0x10")]
    [InlineData("1.2.3")]
    [InlineData("NaN")]
    [InlineData("∞")]
    [InlineData("1e999")]
    public void Refuses_other_numbers(string text) => Assert.False(NumericLiteral.TryParse(text, out _));

    [Theory]
    [InlineData("::", "0:0:0:0:0:0:0:0")]
    [InlineData("1::", "1:0:0:0:0:0:0:0")]
    [InlineData("::1", "0:0:0:0:0:0:0:1")]
    [InlineData("1::8", "1:0:0:0:0:0:0:8")]
    [InlineData("1:2:3:4:5:6:7::", "1:2:3:4:5:6:7:0")]
    [InlineData("::ffff:1.2.3.4", "0:0:0:0:0:ffff:102:304")]
    [InlineData("1:2:3:4:5:6:1.2.3.4", "1:2:3:4:5:6:102:304")]
    [InlineData("2001:DB8::A", "2001:0db8:0:0:0:0:0:000a")]
    public void Reads_IPv6_in_all_spellings(string text, string same)
    {
        Assert.True(IpLiteral.TryParse(text, out var address));
        Assert.True(IpLiteral.TryParse(same, out var wanted));
        Assert.Equal(wanted, address);
    }

    [Theory]
    [InlineData("")]
    [InlineData(":")]
    [InlineData(":::")]
    [InlineData("1:2:3:4:5:6:7")]
    [InlineData("1:2:3:4:5:6:7:8:9")]
    [InlineData("1:2:3:4:5:6:7:8::")]
    [InlineData("1::2::3")]
    [InlineData("12345::")]
    [InlineData("g::")]
    [InlineData("1.2.3.4::")]
    [InlineData("::1.2.3")]
    [InlineData("fe80::1%1")]
    [InlineData("1:2:3:4:5:6:7:1.2.3.4")]
    [InlineData("1.2.3")]
    [InlineData("1.2.3.4.5")]
    [InlineData("1.2.3.256")]
    [InlineData("01.2.3.4")]
    [InlineData("1..3.4")]
    [InlineData("1.2.3.")]
    [InlineData(" 1.2.3.4")]
    public void Refuses_other_addresses(string text) => Assert.False(IpLiteral.TryParse(text, out _));

    [Theory]
    [InlineData("10.0.0.0/")]
    [InlineData("10.0.0.0/33")]
    [InlineData("10.0.0.0/-1")]
    [InlineData("::/129")]
    [InlineData("::/0000")]
    [InlineData("10.0.0.0/8/8")]
    [InlineData("/8")]
    public void Refuses_other_ranges(string text) => Assert.False(IpRange.TryParse(text, out _));

    [Theory]
    [InlineData("10.0.0.1/8", true)]
    [InlineData("10.0.0.0/8", false)]
    [InlineData("0.0.0.0/0", false)]
    [InlineData("2001:db8::1/64", true)]
    [InlineData("2001:db8::/64", false)]
    public void Knows_host_bits(string text, bool hasHostBits)
    {
        Assert.True(IpRange.TryParse(text, out var range));
        Assert.Equal(hasHostBits, range.HasHostBits);
    }

    [Theory]
    [InlineData("StringEquals", ConditionFamily.Text, ConditionQuantifier.None, false, false)]
    [InlineData("ForAnyValue:StringNotLikeIfExists", ConditionFamily.Text, ConditionQuantifier.ForAnyValue, true, true)]
    [InlineData("ForAllValues:ArnNotEquals", ConditionFamily.Arn, ConditionQuantifier.ForAllValues, false, true)]
    [InlineData("NotIpAddressIfExists", ConditionFamily.IpAddress, ConditionQuantifier.None, true, true)]
    public void Takes_operators_apart(string name, ConditionFamily family, ConditionQuantifier quantifier, bool ifExists, bool isNegated)
    {
        Assert.True(ConditionOperator.TryParse(name, out var parsed));
        Assert.Equal((family, quantifier, ifExists, isNegated), (parsed.Family, parsed.Quantifier, parsed.IfExists, parsed.IsNegated));
    }

    [Theory]
    [InlineData("plain", VariableError.None)]
    [InlineData("${a:b}", VariableError.None)]
    [InlineData("${a:b/c d}", VariableError.None)]
    [InlineData("${a:b, 'c}'}", VariableError.None)]
    [InlineData("${", VariableError.MissingBrace)]
    [InlineData("${a:b", VariableError.MissingBrace)]
    [InlineData("${a${b}}", VariableError.MissingBrace)]
    [InlineData("${a:b, 'c'", VariableError.MissingBrace)]
    [InlineData("${}", VariableError.Empty)]
    [InlineData("${a:b, c}", VariableError.MissingQuote)]
    [InlineData("${a:b, 'c}", VariableError.MissingQuote)]
    [InlineData("${ a:b}", VariableError.UnsupportedSpace)]
    [InlineData("${a:b }", VariableError.UnsupportedSpace)]
    public void Finds_what_is_wrong_with_variables(string value, VariableError error) => Assert.Equal(error, PolicyVariables.Check(value));
}
