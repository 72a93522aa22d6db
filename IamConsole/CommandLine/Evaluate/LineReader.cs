namespace IamConsole.CommandLine.Evaluate;

/// <summary>Cuts a stream of bytes into lines with one buffer, which grows only for a line that does not fit.</summary>
/// <param name="stream">What to read; a byte order mark at its beginning is skipped.</param>
/// <param name="longest">The most bytes that a line may have.</param>
/// <param name="beforeReading">Called before a read that may wait.</param>
internal sealed class LineReader(Stream stream, int longest = LineReader.Longest, Action? beforeReading = null)
{
    private const int Longest = 256 << 20;
    private const int FirstSize = 64 << 10;

    private static readonly byte[] ByteOrderMark = [0xEF, 0xBB, 0xBF];

    private byte[] _buffer = new byte[FirstSize];
    private int _start;
    private int _end;
    private bool _isAtEnd;

    /// <summary>How many lines were read.</summary>
    public long Number { get; private set; }

    /// <summary>How many bytes were taken from the stream.</summary>
    public long Bytes { get; private set; }

    /// <summary>The next line without its end.</summary>
    /// <param name="line">Valid until the next call; empty when the line is too long.</param>
    /// <param name="isTooLong">Whether the line was skipped for its length.</param>
    public bool TryRead(out ReadOnlyMemory<byte> line, out bool isTooLong)
    {
        isTooLong = false;
        var searched = 0;
        while (true)
        {
            var found = _buffer.AsSpan(_start + searched, _end - _start - searched).IndexOf((byte)'\n');
            if (found >= 0 || _isAtEnd)
            {
                var length = found >= 0 ? searched + found : _end - _start;
                line = isTooLong || length > longest ? default : _buffer.AsMemory(_start, length);
                isTooLong |= length > longest;
                var isLine = found >= 0 || length > 0 || isTooLong;
                _start += found >= 0 ? length + 1 : length;
                return isLine && Count(ref line);
            }

            searched = _end - _start;
            if (searched > longest)
            {
                isTooLong = true;
                _start = _end;
                searched = 0;
            }

            Fill();
        }
    }

    private bool Count(ref ReadOnlyMemory<byte> line)
    {
        if (++Number == 1 && line.Span.StartsWith(ByteOrderMark))
        {
            line = line[ByteOrderMark.Length..];
        }

        return true;
    }

    private void Fill()
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            _end -= _start;
            _start = 0;
        }

        if (_end == _buffer.Length)
        {
            Array.Resize(ref _buffer, _buffer.Length * 2);
        }

        beforeReading?.Invoke();
        var count = Read();
        _isAtEnd = count == 0;
        _end += count;
        Bytes += count;
    }

    private int Read()
    {
        try
        {
            return stream.Read(_buffer, _end, _buffer.Length - _end);
        }
        catch (IOException exception)
        {
            throw new VerbMisused($"The file cannot be read any further, line {Number + 1}: {exception.Message}");
        }
    }
}
