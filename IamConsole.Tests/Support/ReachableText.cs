using System.Reflection;

namespace IamConsole.Tests.Support;

/// <summary>Looks for a text in everything that can be reached from an object by following fields and elements.</summary>
public static class ReachableText
{
    private const BindingFlags Fields = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    /// <summary>The path to the first string that holds the text, or none.</summary>
    /// <param name="root">Where to begin.</param>
    /// <param name="text">What to look for.</param>
    /// <param name="isOutside">What is not followed.</param>
    public static string? Find(object root, string text, Func<Type, bool> isOutside)
    {
        ArgumentNullException.ThrowIfNull(isOutside);
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        var fields = new Dictionary<Type, FieldInfo[]>();
        var open = new Queue<(object Item, Step? From)>();
        open.Enqueue((root, null));
        while (open.TryDequeue(out var next))
        {
            var (item, from) = next;
            var type = item.GetType();
            if (type.IsPrimitive || type.IsPointer || type.IsEnum || !type.IsValueType && !seen.Add(item) || item is Type or MemberInfo or Assembly or Module or Thread || isOutside(type))
            {
                continue;
            }

            if (item is string found)
            {
                if (found.Contains(text, StringComparison.Ordinal))
                {
                    return PathOf(from);
                }

                continue;
            }

            if (item is char[] characters && characters.AsSpan().IndexOf(text) >= 0)
            {
                return PathOf(from);
            }

            if (item is Array array)
            {
                if (!type.GetElementType()!.IsPrimitive)
                {
                    foreach (var element in array)
                    {
                        Follow(element, "[]", type);
                    }
                }

                continue;
            }

            foreach (var field in FieldsOf(type))
            {
                Follow(field.GetValue(item), field.Name, type);
            }

            void Follow(object? value, string name, Type owner)
            {
                if (value is not null)
                {
                    open.Enqueue((value, new Step(from, $"{owner.Name}.{name}")));
                }
            }
        }

        return null;

        FieldInfo[] FieldsOf(Type type)
        {
            if (!fields.TryGetValue(type, out var known))
            {
                var all = new List<FieldInfo>();
                for (var at = type; at is not null; at = at.BaseType)
                {
                    all.AddRange(at.GetFields(Fields).Where(field => !field.FieldType.IsPrimitive && !field.FieldType.IsPointer && !field.FieldType.IsByRefLike && !field.FieldType.IsEnum));
                }

                fields[type] = known = [.. all];
            }

            return known;
        }
    }

    private static string PathOf(Step? step)
    {
        var names = new List<string>();
        for (; step is not null; step = step.From)
        {
            names.Add(step.Name);
        }

        names.Reverse();
        return string.Join(" > ", names);
    }

    private sealed record Step(Step? From, string Name);
}
