namespace IamConsole.Components.Shared;

/// <summary>What a <see cref="FormField"/> gives to its control: <c>@attributes="field.Attributes"</c> sets it all.</summary>
public sealed record FieldContext(string Id, string? DescribedBy, bool Invalid, bool Required)
{
    public IReadOnlyDictionary<string, object> Attributes
    {
        get
        {
            var attributes = new Dictionary<string, object> { ["id"] = Id };
            if (DescribedBy is not null)
            {
                attributes["aria-describedby"] = DescribedBy;
            }

            if (Invalid)
            {
                attributes["aria-invalid"] = "true";
            }

            if (Required)
            {
                attributes["aria-required"] = "true";
            }

            return attributes;
        }
    }
}
