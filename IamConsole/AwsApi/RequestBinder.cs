using System.Collections.Concurrent;
using System.Linq.Expressions;
using System.Reflection;
using IamConsole.Core.Operations;
using IamConsole.Core.Operations.ServiceModel;

namespace IamConsole.AwsApi;

/// <summary>Makes records out of parameters, by AWS's own names of the members; compiled once for each type.</summary>
internal static class RequestBinder
{
    private static readonly ConcurrentDictionary<(Type, string), Delegate> Binders = new();

    /// <summary>What makes a request of an operation.</summary>
    public static Func<ParameterNode, Binding, IamOperation> For(KnownOperation operation)
    {
        var bind = Structure(operation.Type, operation.Model.Input);
        var node = Expression.Parameter(typeof(ParameterNode));
        var binding = Expression.Parameter(typeof(Binding));
        return Expression.Lambda<Func<ParameterNode, Binding, IamOperation>>(Expression.Invoke(Expression.Constant(bind), node, binding), node, binding).Compile();
    }

    /// <summary>What makes a record of a type: its constructor with the members of that name, then the settable properties that were sent.</summary>
    private static Delegate Structure(Type type, ShapeModel shape) => Binders.GetOrAdd((type, shape.Name), _ =>
    {
        var node = Expression.Parameter(typeof(ParameterNode), "node");
        var binding = Expression.Parameter(typeof(Binding), "binding");
        var made = Expression.Variable(type, "made");
        var constructor = type.GetConstructors().MaxBy(constructor => constructor.GetParameters().Length)!;
        var parameters = constructor.GetParameters();
        var body = new List<Expression>
        {
            Expression.Assign(made, Expression.New(constructor, parameters.Select(parameter => Argument(parameter, shape, node, binding)))),
        };
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            if (property.SetMethod is { IsPublic: true } && parameters.All(parameter => parameter.Name != property.Name) && MemberOf(shape, property.Name) is { } member)
            {
                var sent = Child(node, member.Name);
                body.Add(Expression.IfThen(
                    Expression.NotEqual(sent, Expression.Constant(null, typeof(ParameterNode))),
                    Expression.Assign(Expression.Property(made, property), Value(property.PropertyType, member, sent, binding))));
            }
        }

        body.Add(made);
        return Expression.Lambda(typeof(Func<,,>).MakeGenericType(typeof(ParameterNode), typeof(Binding), type), Expression.Block([made], body), node, binding).Compile();
    });

    private static Expression Argument(ParameterInfo parameter, ShapeModel shape, Expression node, Expression binding)
    {
        Expression absent = parameter is { HasDefaultValue: true, DefaultValue: { } value } ? Expression.Constant(value, parameter.ParameterType) : Expression.Default(parameter.ParameterType);
        if (MemberOf(shape, parameter.Name!) is not { } member)
        {
            return absent;
        }

        var sent = Child(node, member.Name);
        if (member.IsRequired && parameter.ParameterType.IsValueType && Nullable.GetUnderlyingType(parameter.ParameterType) is null)
        {
            absent = Expression.Block(Expression.Call(binding, nameof(Binding.Miss), null, Expression.Constant(member.Name)), absent);
        }

        return Expression.Condition(Expression.NotEqual(sent, Expression.Constant(null, typeof(ParameterNode))), Value(parameter.ParameterType, member, sent, binding), absent);
    }

    private static InvocationExpression Value(Type type, MemberModel member, Expression sent, Expression binding)
    {
        var read = Read(type, member.Shape);
        return Expression.Invoke(Expression.Constant(read), sent, binding, Expression.Constant(member.Name));
    }

    private static Delegate Read(Type type, ShapeModel shape)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        if (plain == typeof(string))
        {
            return (Func<ParameterNode, Binding, string, string?>)ParameterValues.Text;
        }

        if (plain.IsGenericType && plain.GetGenericTypeDefinition() == typeof(IReadOnlyList<>))
        {
            var element = plain.GetGenericArguments()[0];
            return (Delegate)typeof(ParameterValues).GetMethod(nameof(ParameterValues.ListOf))!.MakeGenericMethod(element).Invoke(null, [Read(element, shape.Element!)])!;
        }

        if (plain.IsValueType || plain == typeof(byte[]))
        {
            var name = plain == typeof(bool) ? nameof(ParameterValues.Flag)
                : plain == typeof(int) ? nameof(ParameterValues.Integer)
                : plain == typeof(long) ? nameof(ParameterValues.Long)
                : plain == typeof(DateTimeOffset) ? nameof(ParameterValues.Time)
                : plain == typeof(byte[]) ? nameof(ParameterValues.Blob)
                : throw new NotSupportedException($"{type} is no type of a member.");
            var method = typeof(ParameterValues).GetMethod(name)!;
            var node = Expression.Parameter(typeof(ParameterNode));
            var binding = Expression.Parameter(typeof(Binding));
            var member = Expression.Parameter(typeof(string));
            return Expression.Lambda(
                typeof(Func<,,,>).MakeGenericType(typeof(ParameterNode), typeof(Binding), typeof(string), type),
                Expression.Convert(Expression.Call(method, node, binding, member), type), node, binding, member).Compile();
        }

        return (Delegate)typeof(ParameterValues).GetMethod(nameof(ParameterValues.StructureOf))!.MakeGenericMethod(plain).Invoke(null, [Structure(plain, shape)])!;
    }

    private static IndexExpression Child(Expression node, string name) => Expression.Property(node, "Item", Expression.Constant(name));

    private static MemberModel? MemberOf(ShapeModel shape, string name) =>
        shape.Members.FirstOrDefault(member => member.Name == name) ?? shape.Members.FirstOrDefault(member => member.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
}

/// <summary>What went wrong while a request was bound; the first counts.</summary>
internal sealed class Binding
{
    public IamError? Error { get; private set; }

    public void Fail(IamError error) => Error ??= error;

    public void Miss(string member) => Fail(ApiErrors.Missing(member));
}
