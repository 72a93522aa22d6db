using IamConsole.Core.Catalog;
using IamConsole.Core.PolicyDrafting;

namespace IamConsole.Tests.PolicyDrafting;

/// <summary>ARNs built from fields and read into them.</summary>
public sealed class ArnFormTests
{
    [Theory]
    [InlineData("s3", "object", "arn:aws:s3:::b/a/c", "aws|b|a/c")]
    [InlineData("s3", "bucket", "arn:aws:s3:::${aws:username}-*", "aws|${aws:username}-*")]
    [InlineData("ec2", "instance", "arn:aws:ec2:*:123456789012:instance/i-1", "aws|*|123456789012|i-1")]
    [InlineData("iam", "role", "arn:aws:iam::123456789012:role/team/x", "aws|123456789012|team/x")]
    [InlineData("iam", "role", "arn:aws:iam:::role/x", "aws||x")]
    [InlineData("logs", "log-stream", "arn:aws:logs:eu-west-1:1:log-group:g:log-stream:s:t", "aws|eu-west-1|1|g|s:t")]
    public void An_ARN_is_read_into_fields_and_built_from_them(string service, string type, string arn, string values)
    {
        var form = Form(service, type);

        Assert.Equal(values.Split('|'), form.Read(arn));
        Assert.Equal(arn, form.Build(values.Split('|')));
    }

    [Theory]
    [InlineData("arn:aws:s3:::b")]
    [InlineData("arn:aws:s3:eu-west-1::b/k")]
    [InlineData("arn:aws:sqs:::b/k")]
    [InlineData("arn:aws:s3:::/k")]
    [InlineData("arn:aws:s3")]
    [InlineData("*")]
    [InlineData("")]
    public void An_ARN_of_another_form_is_not_read(string arn) => Assert.Null(Form("s3", "object").Read(arn));

    [Fact]
    public void Every_pattern_of_the_catalogue_reads_what_it_builds()
    {
        var forms = ServiceCatalog.Current.Services.SelectMany(service => service.ResourceTypes).SelectMany(ArnForm.Of).ToList();
        Assert.True(forms.Count > 2000);

        var failing = forms.Where(form => form.Read(form.Build([.. form.Fields.Select((_, at) => $"v{at}")])) is null).Select(form => form.Pattern);

        // Two fields without anything between them cannot be told apart again.
        Assert.Equal(["arn:${Partition}:codeartifact:${Region}:${Account}:package-group/${DomainName}${EncodedPackageGroupPattern}"], failing);
    }

    [Fact]
    public void A_type_with_several_patterns_has_a_form_for_each() =>
        Assert.Equal(2, ArnForm.Of(ServiceCatalog.Current.FindService("lex")!.ResourceTypes.First(type => type.ArnPattern.Contains(", ", StringComparison.Ordinal))).Count);

    [Theory]
    [InlineData(ArnFieldKind.Account, "12345", "An account is twelve digits.")]
    [InlineData(ArnFieldKind.Account, "123456789012", null)]
    [InlineData(ArnFieldKind.Account, "*", null)]
    [InlineData(ArnFieldKind.Region, "eu west", "Field has no blanks.")]
    [InlineData(ArnFieldKind.Region, "eu:west", "Field has no colon.")]
    [InlineData(ArnFieldKind.Resource, "", "Enter Field, or choose Any.")]
    [InlineData(ArnFieldKind.Resource, "my file", null)]
    public void A_value_that_does_not_fit_says_what_to_enter(ArnFieldKind kind, string value, string? problem) =>
        Assert.Equal(problem, ArnForm.Problem(new ArnField("Field", kind), value));

    [Fact]
    public void Values_that_would_make_another_ARN_are_refused()
    {
        var form = Form("s3", "object");

        Assert.NotNull(form.Problem(["aws", "b/c", "k"]));
        Assert.Null(form.Problem(["aws", "b", "c/k"]));
    }

    private static ArnForm Form(string service, string type) =>
        ArnForm.Of(ServiceCatalog.Current.FindService(service)!.ResourceTypes.Single(found => found.Name == type))[0];
}
