using System.Collections;
using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;

namespace IamConsole.Core.Operations.ServiceModel;

/// <summary>Holds a request against AWS's service model and words what is wrong as AWS does.</summary>
public static class RequestValidator
{
    private static readonly ConcurrentDictionary<string, Regex> Patterns = new();
    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> Properties = new();

    /// <summary>The error with every broken constraint, or none.</summary>
    public static IamError? Validate(IamOperation operation)
    {
        var model = AwsServiceModel.Of(operation.Service).Operations[operation.OperationName];
        List<string>? problems = null;
        CheckMembers(operation, model.Input, "", ref problems);
        return problems is null
            ? null
            : new IamError(
                AwsServiceModel.Of(operation.Service).IsRest ? "ValidationException" : "ValidationError",
                $"{problems.Count} validation error{(problems.Count == 1 ? "" : "s")} detected: {string.Join("; ", problems)}");
    }

    internal static PropertyInfo? PropertyOf(object holder, string member)
    {
        foreach (var property in Properties.GetOrAdd(holder.GetType(), static type => type.GetProperties(BindingFlags.Public | BindingFlags.Instance)))
        {
            if (property.Name == member)
            {
                return property;
            }
        }

        return null;
    }

    private static void CheckMembers(object holder, ShapeModel structure, string prefix, ref List<string>? problems)
    {
        foreach (var member in structure.Members)
        {
            // A record that lacks an optional member of AWS's simply never sends it.
            if (PropertyOf(holder, member.Name) is not { } property)
            {
                continue;
            }

            var value = property.GetValue(holder);
            var name = prefix + member.CamelName;
            if (value is null)
            {
                if (member.IsRequired && !(holder is IamOperation operation && operation.MayOmit(member.Name)))
                {
                    Add(ref problems, "Value null", name, "Member must not be null");
                }

                continue;
            }

            Check(value, member.Shape, name, ref problems);
        }
    }

    private static void Check(object value, ShapeModel shape, string name, ref List<string>? problems)
    {
        switch (value)
        {
            case string text:
                CheckText(text, shape, name, ref problems);
                break;
            case int or long:
                CheckNumber(Convert.ToInt64(value, CultureInfo.InvariantCulture), shape, name, ref problems);
                break;
            case IDictionary map:
                foreach (DictionaryEntry entry in map)
                {
                    CheckElement(entry.Value, shape, $"{name}.{entry.Key}.member", ref problems);
                }

                break;
            case IEnumerable list:
                CheckList(list, shape, name, ref problems);
                break;
            default:
                if (shape.Type == "structure")
                {
                    CheckMembers(value, shape, name + ".", ref problems);
                }

                break;
        }
    }

    private static void CheckText(string text, ShapeModel shape, string name, ref List<string>? problems)
    {
        if (shape.Values is { } values && !values.Contains(text))
        {
            Report(ref problems, text, name, $"Member must satisfy enum value set: [{string.Join(", ", values)}]", shape.IsSensitive);
        }

        if (shape.Max is { } max && text.Length > max)
        {
            Report(ref problems, text, name, $"Member must have length less than or equal to {max}", shape.IsSensitive);
        }

        if (shape.Min is { } min && text.Length < min)
        {
            Report(ref problems, text, name, $"Member must have length greater than or equal to {min}", shape.IsSensitive);
        }

        if (shape.Pattern is { } pattern && !Compiled(pattern).IsMatch(text))
        {
            Report(ref problems, text, name, $"Member must satisfy regular expression pattern: {pattern}", shape.IsSensitive);
        }
    }

    private static void CheckNumber(long number, ShapeModel shape, string name, ref List<string>? problems)
    {
        if (shape.Max is { } max && number > max)
        {
            Report(ref problems, number.ToString(CultureInfo.InvariantCulture), name, $"Member must have value less than or equal to {max}", shape.IsSensitive);
        }

        if (shape.Min is { } min && number < min)
        {
            Report(ref problems, number.ToString(CultureInfo.InvariantCulture), name, $"Member must have value greater than or equal to {min}", shape.IsSensitive);
        }
    }

    private static void CheckList(IEnumerable list, ShapeModel shape, string name, ref List<string>? problems)
    {
        var count = 0;
        foreach (var element in list)
        {
            count++;
            CheckElement(element, shape, $"{name}.{count}.member", ref problems);
        }

        if (shape.Max is { } max && count > max)
        {
            Report(ref problems, $"[{count} members]", name, $"Member must have length less than or equal to {max}", sensitive: false);
        }
    }

    private static void CheckElement(object? element, ShapeModel shape, string name, ref List<string>? problems)
    {
        if (element is null)
        {
            Add(ref problems, "Value null", name, "Member must not be null");
        }
        else if (shape.Element is { } elementShape)
        {
            Check(element, elementShape, name, ref problems);
        }
    }

    // ECMAScript keeps \w and \d to ASCII, which .NET otherwise reads as letters and digits of every script; \p{..} needs the other reading.
    private static Regex Compiled(string pattern) => Patterns.GetOrAdd(pattern, static text =>
    {
        var anchored = $@"\A(?:{text})\z";
        return text.Contains(@"\p{", StringComparison.Ordinal)
            ? new Regex(anchored.Replace(@"\w", "a-zA-Z0-9_", StringComparison.Ordinal), RegexOptions.Compiled | RegexOptions.CultureInvariant)
            : new Regex(anchored, RegexOptions.Compiled | RegexOptions.ECMAScript);
    });

    private static void Report(ref List<string>? problems, string value, string name, string constraint, bool sensitive)
    {
        var shown = value.Length > 128 ? value[..128] + "..." : value;
        Add(ref problems, sensitive ? "Value" : $"Value '{shown}'", name, constraint);
    }

    private static void Add(ref List<string>? problems, string value, string name, string constraint)
    {
        problems ??= [];
        problems.Add($"{value} at '{name}' failed to satisfy constraint: {constraint}");
    }
}
