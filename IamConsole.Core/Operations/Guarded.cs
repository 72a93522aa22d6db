namespace IamConsole.Core.Operations;

/// <summary>A value of a row that has its own action: the value, or that the caller may not see it.</summary>
/// <param name="IsDenied">Whether the page shows 'Access denied' in its place.</param>
/// <param name="Value">The value; the default where it is denied.</param>
public readonly record struct Guarded<T>(bool IsDenied, T? Value);

/// <summary>Makes guarded values.</summary>
public static class Guarded
{
    public static Guarded<T> Of<T>(T value) => new(false, value);

    public static Guarded<T> Denied<T>() => new(true, default);
}
