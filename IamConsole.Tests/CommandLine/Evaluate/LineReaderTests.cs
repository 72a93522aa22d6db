using System.Text;
using IamConsole.CommandLine.Evaluate;

namespace IamConsole.Tests.CommandLine.Evaluate;

public sealed class LineReaderTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("a", "a")]
    [InlineData("a\n", "a")]
    [InlineData("a\nb", "a|b")]
    [InlineData("\n\nb\n", "||b")]
    [InlineData("\ufeffa\n\ufeffb\n", "a|\ufeffb")]
    public void Cuts_at_line_feeds_and_skips_a_byte_order_mark(string text, string lines) =>
        Assert.Equal(lines, string.Join('|', Read(new LineReader(Stream(text)))));

    [Fact]
    public void A_line_longer_than_the_buffer_arrives_whole()
    {
        var text = new string('x', 200_000);

        Assert.Equal(["a", text, "b"], Read(new LineReader(Stream($"a\n{text}\nb\n"))));
    }

    [Theory]
    [InlineData(11)]
    [InlineData(1_000_000)]
    public void A_line_that_is_too_long_is_skipped_and_the_next_one_read(int length)
    {
        var text = $"0123456789\n{new string('x', length)}\nb\n";

        Assert.Equal(["0123456789", "(too long)", "b"], Read(new LineReader(Stream(text), longest: 10)));
    }

    [Fact]
    public void Counts_lines_and_bytes()
    {
        var reader = new LineReader(Stream("a\n\nb"));

        Read(reader);

        Assert.Equal((3, 4), (reader.Number, reader.Bytes));
    }

    [Fact]
    public void Says_before_it_may_have_to_wait()
    {
        var waits = 0;
        var reader = new LineReader(Stream("a\nb\n"), beforeReading: () => waits++);

        reader.TryRead(out _, out _);
        Assert.Equal(1, waits);
        reader.TryRead(out _, out _);
        Assert.Equal(1, waits);
        Assert.False(reader.TryRead(out _, out _));
        Assert.Equal(2, waits);
    }

    private static List<string> Read(LineReader reader)
    {
        var lines = new List<string>();
        while (reader.TryRead(out var line, out var isTooLong))
        {
            lines.Add(isTooLong ? "(too long)" : Encoding.UTF8.GetString(line.Span));
        }

        return lines;
    }

    private static MemoryStream Stream(string text) => new(Encoding.UTF8.GetBytes(text));
}
