using System.Diagnostics.CodeAnalysis;

namespace IamConsole.Core.Operations;

/// <summary>What an operation or query gave: a value, or the error that refused it.</summary>
public readonly struct IamResult<T>
{
    private readonly T? _value;

    private IamResult(T? value, IamError? error)
    {
        _value = value;
        Error = error;
    }

    /// <summary>The refusal, or none.</summary>
    public IamError? Error { get; }

    public bool IsSuccess => Error is null;

    /// <summary>The value of a success.</summary>
    /// <exception cref="InvalidOperationException">There is none, because the request was refused.</exception>
    public T Value => Error is null ? _value! : throw new InvalidOperationException($"Refused: {Error.Code}.");

    public static implicit operator IamResult<T>(T value) => new(value, null);

    public static implicit operator IamResult<T>(IamError error) => new(default, error);

    /// <summary>Takes the result apart: either the value or the error.</summary>
    public bool TryGet([MaybeNullWhen(false)] out T value, [NotNullWhen(false)] out IamError? error)
    {
        value = _value;
        error = Error;
        return Error is null;
    }

    /// <summary>The same with another value; a refusal stays as it is.</summary>
    public IamResult<TOut> Map<TOut>(Func<T, TOut> map) => Error is null ? map(_value!) : Error;

    public TOut Match<TOut>(Func<T, TOut> success, Func<IamError, TOut> refusal) => Error is null ? success(_value!) : refusal(Error);
}

/// <summary>The result of an operation that returns nothing.</summary>
public sealed record Nothing
{
    public static Nothing Value { get; } = new();

    private Nothing()
    {
    }
}
