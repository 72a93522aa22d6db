using System.Text;
using IamConsole.Core.Authentication;
using OtpNet;

namespace IamConsole.Tests.Authentication;

public sealed class OneTimeCodesTests
{
    // RFC 6238, appendix B: the seed of its SHA-1 vectors; its codes have eight digits, of which the last six are ours.
    private static readonly string Seed = Base32Encoding.ToString(Encoding.ASCII.GetBytes("12345678901234567890"));

    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1234567890, "005924")]
    [InlineData(20000000000, "353130")]
    public void Codes_are_those_of_RFC_6238(long seconds, string code)
    {
        var step = OneTimeCodes.StepAt(DateTimeOffset.FromUnixTimeSeconds(seconds));

        Assert.Equal(step, OneTimeCodes.Find(Seed, code, step, null));
    }

    [Theory]
    [InlineData(-2, false)]
    [InlineData(-1, true)]
    [InlineData(0, true)]
    [InlineData(1, true)]
    [InlineData(2, false)]
    public void A_code_counts_one_step_before_and_after_its_own(int off, bool counts)
    {
        const long Present = 50_000_000;

        Assert.Equal(counts ? Present + off : null, OneTimeCodes.Find(Seed, CodeOf(Present + off), Present, null));
    }

    [Fact]
    public void A_step_and_those_before_it_count_no_more_once_it_was_accepted()
    {
        const long Present = 50_000_000;

        Assert.Null(OneTimeCodes.Find(Seed, CodeOf(Present), Present, Present));
        Assert.Null(OneTimeCodes.Find(Seed, CodeOf(Present - 1), Present, Present));
        Assert.Equal(Present + 1, OneTimeCodes.Find(Seed, CodeOf(Present + 1), Present, Present));
    }

    [Theory]
    [InlineData(" {0}")]
    [InlineData("{0} ")]
    [InlineData("{0}\n")]
    [InlineData("0{0}")]
    [InlineData("+{0}")]
    public void A_right_code_in_another_spelling_is_none(string spelling)
    {
        const long Present = 50_000_000;

        Assert.Null(OneTimeCodes.Find(Seed, string.Format(System.Globalization.CultureInfo.InvariantCulture, spelling, CodeOf(Present)), Present, null));
        Assert.Null(OneTimeCodes.Find(Seed, CodeOf(Present).Insert(3, " "), Present, null));
        Assert.Null(OneTimeCodes.Find(Seed, string.Concat(CodeOf(Present).Select(digit => (char)(digit + ('٠' - '0')))), Present, null));
    }

    [Fact]
    public void A_new_seed_has_forty_random_bytes()
    {
        var seed = OneTimeCodes.NewSeed();

        Assert.Equal(64, seed.Length);
        Assert.Equal(40, Base32Encoding.ToBytes(seed).Length);
        Assert.NotEqual(seed, OneTimeCodes.NewSeed());
    }

    private static string CodeOf(long step) => new Hotp(Base32Encoding.ToBytes(Seed)).ComputeHOTP(step);
}
