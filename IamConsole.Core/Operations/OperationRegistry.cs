using System.Collections.Frozen;
using System.Runtime.CompilerServices;
using IamConsole.Core.Operations.ServiceModel;

namespace IamConsole.Core.Operations;

/// <summary>Every operation there is, found once by reflection.</summary>
public static class OperationRegistry
{
    private static readonly Lazy<FrozenDictionary<(string Service, string Name), KnownOperation>> Found = new(Find);

    public static IReadOnlyList<KnownOperation> All => Found.Value.Values;

    /// <summary>The operation of a service, or none.</summary>
    /// <param name="service">A service prefix: <c>iam</c> or <c>sts</c>.</param>
    /// <param name="name">AWS's name, whose case counts.</param>
    public static KnownOperation? Of(string service, string name) => Found.Value.GetValueOrDefault((service, name));

    private static FrozenDictionary<(string Service, string Name), KnownOperation> Find() =>
        typeof(OperationRegistry).Assembly.GetTypes()
            .Where(type => type is { IsAbstract: false } && type.IsAssignableTo(typeof(IamOperation)))
            .Select(Describe)
            .ToFrozenDictionary(operation => (operation.Service, operation.Name));

    private static KnownOperation Describe(Type type)
    {
        // Which service it is of depends on no member.
        var blank = (IamOperation)RuntimeHelpers.GetUninitializedObject(type);
        var service = blank.Service;
        var generic = type.BaseType;
        while (generic is not null && !(generic.IsGenericType && generic.GetGenericTypeDefinition() == typeof(IamOperation<>)))
        {
            generic = generic.BaseType;
        }

        return new KnownOperation(type.Name, service, type, generic!.GetGenericArguments()[0], AwsServiceModel.Of(service).Operations[type.Name])
        {
            RefusedWith = (blank as UnavailableOperation)?.RefusalCode,
        };
    }
}

/// <summary>An operation that this installation performs.</summary>
/// <param name="Name">AWS's name.</param>
/// <param name="Service">The service's prefix.</param>
/// <param name="Type">Its record.</param>
/// <param name="Result">Its result's record, or <see cref="Nothing"/>.</param>
/// <param name="Model">AWS's description of it.</param>
public sealed record KnownOperation(string Name, string Service, Type Type, Type Result, OperationModel Model)
{
    /// <summary>The code of the error that it always answers with, or none.</summary>
    public string? RefusedWith { get; init; }
}
