using System.Buffers;

namespace IamConsole.Core.Evaluation.Matching;

/// <summary>Room for one value with its variables filled in: on the stack first, then from a pool.</summary>
internal ref struct TextBuffer(Span<char> initial)
{
    /// <summary>Characters that callers reserve on the stack.</summary>
    public const int StackLength = 256;

    private Span<char> _room = initial;
    private char[]? _rented;
    private int _length;

    public readonly ReadOnlySpan<char> Text => _room[.._length];

    public void Append(ReadOnlySpan<char> text)
    {
        if (_length + text.Length > _room.Length)
        {
            Grow(_length + text.Length);
        }

        text.CopyTo(_room[_length..]);
        _length += text.Length;
    }

    public void Dispose()
    {
        if (_rented is not null)
        {
            ArrayPool<char>.Shared.Return(_rented);
            _rented = null;
        }
    }

    private void Grow(int wanted)
    {
        var larger = ArrayPool<char>.Shared.Rent(Math.Max(wanted, _room.Length * 2));
        _room[.._length].CopyTo(larger);
        Dispose();
        _rented = larger;
        _room = larger;
    }
}
