using System.Reflection;
using IamConsole.Core.Operations;

namespace IamConsole.Tests.Architecture;

/// <summary>All operations and console queries of Core, found by reflection.</summary>
internal static class OperationTypes
{
    public static IReadOnlyList<Type> All { get; } =
        [.. typeof(IamOperation).Assembly.GetTypes().Where(type => type is { IsAbstract: false } && type.IsAssignableTo(typeof(IamOperation))).OrderBy(type => type.Name, StringComparer.Ordinal)];

    public static IReadOnlyList<Type> Queries { get; } =
        [.. typeof(IamOperation).Assembly.GetTypes().Where(type => type is { IsAbstract: false } && QueryBaseOf(type) is not null).OrderBy(type => type.Name, StringComparer.Ordinal)];

    public static Type ResultOf(Type operation)
    {
        for (var type = operation; type is not null; type = type.BaseType)
        {
            if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IamOperation<>))
            {
                return type.GetGenericArguments()[0];
            }
        }

        throw new ArgumentException($"{operation.Name} has no result.", nameof(operation));
    }

    public static Type? QueryBaseOf(Type? type)
    {
        while (type is not null && !(type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ConsoleQuery<>)))
        {
            type = type.BaseType;
        }

        return type;
    }

    /// <summary>The service that a record says it belongs to; no value of its members matters for that.</summary>
    public static string ServiceOf(Type operation) =>
        (string)typeof(IamOperation).GetProperty("Service", BindingFlags.NonPublic | BindingFlags.Instance)!.GetValue(System.Runtime.CompilerServices.RuntimeHelpers.GetUninitializedObject(operation))!;
}
