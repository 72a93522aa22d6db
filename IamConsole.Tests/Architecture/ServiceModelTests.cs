using System.Reflection;
using IamConsole.Core.Operations;
using IamConsole.Core.Operations.ServiceModel;

namespace IamConsole.Tests.Architecture;

/// <summary>Every operation is AWS's own: name, members, types, what is required, and what is answered.</summary>
public sealed class ServiceModelTests
{
    /// <summary>Members that make no difference here: contexts come from IAM Identity Center, which nobody has.</summary>
    private static readonly string[] NotTaken = ["AssumeRole.ProvidedContexts"];

    public static TheoryData<Type> Operations => [.. OperationTypes.All];

    [Theory]
    [MemberData(nameof(Operations))]
    public void Its_members_are_those_of_AWS_with_their_types(Type operation)
    {
        var model = ModelOf(operation);

        Assert.Empty(Members.Problems(operation, model.Input, operation.Name));
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public void What_AWS_requires_is_a_constructor_parameter(Type operation)
    {
        var parameters = operation.GetConstructors().Single().GetParameters().Select(parameter => parameter.Name).ToHashSet();

        Assert.Empty(ModelOf(operation).Input.Members.Where(member => member.IsRequired && !parameters.Contains(member.Name)).Select(member => member.Name));
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public void Its_result_is_that_of_AWS(Type operation)
    {
        var result = OperationTypes.ResultOf(operation);
        var model = ModelOf(operation).Output;

        if (operation.IsAssignableTo(typeof(UnavailableOperation)))
        {
            Assert.Equal(typeof(Unavailable), result);
        }
        else if (model is null || model.Members.Count == 0)
        {
            Assert.Equal(typeof(Nothing), result);
        }
        else
        {
            Assert.Empty(Members.Problems(result, model, result.Name));
            Assert.Empty(model.Members.Where(member => member.IsRequired && result.GetProperty(member.Name) is null).Select(member => member.Name));
        }
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public void What_AWS_takes_is_taken(Type operation) =>
        Assert.Empty(ModelOf(operation).Input.Members.Where(member => operation.GetProperty(member.Name, BindingFlags.Public | BindingFlags.Instance | BindingFlags.IgnoreCase) is null).Select(member => $"{operation.Name}.{member.Name}").Except(NotTaken));

    [Theory]
    [InlineData("iam")]
    [InlineData("sts")]
    [InlineData("access-analyzer")]
    public void Each_error_has_the_HTTP_status_of_AWS(string service) =>
        Assert.Empty(AwsServiceModel.Of(service).Errors.Where(error => IamErrorStatus.Of(new IamError(error.Code, "")) != error.HttpStatus).Select(error => error.Code));

    [Fact]
    public void There_are_operations_and_no_two_of_one_name()
    {
        Assert.NotEmpty(OperationTypes.All);
        Assert.Distinct(OperationTypes.All.Select(type => type.Name));
    }

    private static OperationModel ModelOf(Type operation)
    {
        var service = OperationTypes.ServiceOf(operation);
        Assert.True(AwsServiceModel.Of(service).Operations.TryGetValue(operation.Name, out var model), $"AWS's {service} has no operation {operation.Name}.");
        return model;
    }
}

/// <summary>Compares the properties of a record with the members of AWS's shape.</summary>
internal static class Members
{
    public static IReadOnlyList<string> Problems(Type record, ShapeModel shape, string path)
    {
        var problems = new List<string>();
        Compare(record, shape, path, problems, []);
        return problems;
    }

    private static void Compare(Type record, ShapeModel shape, string path, List<string> problems, HashSet<(Type, string)> seen)
    {
        if (!seen.Add((record, shape.Name)))
        {
            return;
        }

        foreach (var property in record.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            if (shape.Members.FirstOrDefault(member => member.Name.Equals(property.Name, StringComparison.OrdinalIgnoreCase)) is not { } member)
            {
                problems.Add($"{path}.{property.Name} is no member of {shape.Name}");
                continue;
            }

            CompareType(Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType, member.Shape, $"{path}.{property.Name}", problems, seen);
        }
    }

    private static void CompareType(Type type, ShapeModel shape, string path, List<string> problems, HashSet<(Type, string)> seen)
    {
        var fits = shape.Type switch
        {
            "string" => type == typeof(string),
            "boolean" => type == typeof(bool),
            "integer" or "long" => type == typeof(int) || type == typeof(long),
            "timestamp" => type == typeof(DateTimeOffset),
            "blob" => type == typeof(byte[]) || type == typeof(ReadOnlyMemory<byte>),
            "list" => ElementOf(type) is not null,
            "map" => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>),
            "structure" => type.IsClass && type != typeof(string),
            _ => false,
        };
        if (!fits)
        {
            problems.Add($"{path} is {type.Name}, AWS's is {shape.Type}");
        }
        else if (shape.Type == "structure")
        {
            Compare(type, shape, path, problems, seen);
        }
        else if (shape.Type == "list" && shape.Element is { } element)
        {
            CompareType(ElementOf(type)!, element, path + "[]", problems, seen);
        }
    }

    private static Type? ElementOf(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) ? type.GetGenericArguments()[0] : null;
}
